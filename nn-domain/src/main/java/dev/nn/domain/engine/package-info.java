/**
 * The {@link dev.nn.domain.engine.ComputeEngine} port, whose few kernels all layers use, and the
 * slow engine that defines each kernel.
 */
@NullMarked
package dev.nn.domain.engine;

import org.jspecify.annotations.NullMarked;
