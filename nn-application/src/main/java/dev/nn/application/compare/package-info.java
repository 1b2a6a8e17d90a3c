/** Comparison of runs. */
@NullMarked
package dev.nn.application.compare;

import org.jspecify.annotations.NullMarked;
