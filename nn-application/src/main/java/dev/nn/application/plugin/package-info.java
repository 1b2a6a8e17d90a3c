/** Plugin jars as the application sees them: the places to search, and their origins. */
@NullMarked
package dev.nn.application.plugin;

import org.jspecify.annotations.NullMarked;
