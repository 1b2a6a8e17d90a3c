/**
 * The built-in layers. Each file holds a layer's shapes, parameters, forward pass and backward
 * pass.
 */
@NullMarked
package dev.nn.domain.layer;

import org.jspecify.annotations.NullMarked;
