/**
 * Back-propagation: the port that computes the gradients of a batch, and its layer-by-layer
 * definition.
 */
@NullMarked
package dev.nn.domain.backprop;

import org.jspecify.annotations.NullMarked;
