/**
 * The layers that nn brings: each with its shapes, its parameters, forward and backward in one file.
 */
@NullMarked
package dev.nn.domain.layer;

import org.jspecify.annotations.NullMarked;
