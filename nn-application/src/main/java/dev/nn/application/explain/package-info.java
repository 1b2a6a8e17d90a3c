/** One sample, forward and backward, every number. */
@NullMarked
package dev.nn.application.explain;

import org.jspecify.annotations.NullMarked;
