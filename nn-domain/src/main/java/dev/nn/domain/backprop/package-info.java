/**
 * Back-propagation: the port that gives gradients for a batch, and its layer-by-layer definition.
 */
@NullMarked
package dev.nn.domain.backprop;

import org.jspecify.annotations.NullMarked;
