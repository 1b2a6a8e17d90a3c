/** Explanations of one sample: forward pass, backward pass and update, with every number. */
@NullMarked
package dev.nn.application.explain;

import org.jspecify.annotations.NullMarked;
