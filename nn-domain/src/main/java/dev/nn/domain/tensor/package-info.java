/**
 * Tensors: row-major matrices of numbers. A batch is {@code [samples, features]}, weights are
 * {@code [inputs, outputs]}, a bias is one row.
 */
@NullMarked
package dev.nn.domain.tensor;

import org.jspecify.annotations.NullMarked;
