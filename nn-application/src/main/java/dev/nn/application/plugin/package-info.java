/** Plugin jars as the application speaks of them: where they are looked for, and where one is from. */
@NullMarked
package dev.nn.application.plugin;

import org.jspecify.annotations.NullMarked;
