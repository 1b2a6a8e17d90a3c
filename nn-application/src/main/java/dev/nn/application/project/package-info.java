/** Projects to start from. */
@NullMarked
package dev.nn.application.project;

import org.jspecify.annotations.NullMarked;
