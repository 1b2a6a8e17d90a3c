/**
 * The {@link dev.nn.domain.engine.ComputeEngine} port, in whose few kernels all layers are written, and the slow engine
 * that says what each kernel means.
 */
@NullMarked
package dev.nn.domain.engine;

import org.jspecify.annotations.NullMarked;
