package dev.nn.domain.engine;

import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;

/**
 * The tensor operations that layers, losses and optimizers are built on.
 *
 * <p>An engine allocates its own tensors and operates only on those. Outputs never alias inputs,
 * except in the {@code map} kernels, where an output may be one of the inputs. A shape mismatch
 * throws an {@link IllegalArgumentException} that names both shapes. NaN and infinity propagate
 * according to IEEE 754.
 *
 * <p><b>Determinism.</b> Each element of a product is one chain of fused multiply-adds from +0 over
 * the whole inner index in increasing order; sums run over rows in increasing order. An engine may
 * divide outputs among threads or lanes, but never a single sum. The result therefore depends only
 * on the inputs.
 *
 * <p><b>Threads.</b> An engine instance serves one caller at a time; it may use threads of its own
 * during a call.
 *
 * <p>Few kernels are abstract. The others have slow, plain default implementations that a faster
 * engine overrides. {@link ReferenceEngine} defines all of them.
 */
public interface ComputeEngine {

    /** No scalars, for {@link #map}. */
    double[] NO_SCALARS = {};

    /** Returns a new tensor of zeros in this engine's precision. */
    Tensor allocate(int rows, int columns);

    /** Computes {@code out = A B}. */
    void multiply(Tensor left, Tensor right, Tensor out);

    /** Computes {@code out = A' B}, the transpose of {@code left} times {@code right}. */
    void multiplyTransposedLeft(Tensor left, Tensor right, Tensor out);

    /** Computes {@code out = A B'}, {@code left} times the transpose of {@code right}. */
    void multiplyTransposedRight(Tensor left, Tensor right, Tensor out);

    /**
     * Evaluates a program elementwise. Its first variables take {@code scalars}, the others the
     * elements of {@code inputs}. The value of expression {@code k} goes to {@code outputs[k]}. All
     * tensors have the same shape.
     */
    void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs);

    /** Evaluates a program over one tensor without scalars; see {@link #map}. */
    default void map(Program program, Tensor input, Tensor output) {
        map(program, NO_SCALARS, new Tensor[] {input}, new Tensor[] {output});
    }

    /** Evaluates a program over two tensors without scalars; see {@link #map}. */
    default void map(Program program, Tensor first, Tensor second, Tensor output) {
        map(program, NO_SCALARS, new Tensor[] {first, second}, new Tensor[] {output});
    }

    /** Computes {@code out = X W + row}, a dense layer's pre-activations; the row is added last. */
    default void affine(Tensor samples, Tensor weights, Tensor row, Tensor out) {
        multiply(samples, weights, out);
        addRow(out, row);
    }

    /** Computes the softmax of each row; see {@link RowKernels#softmax}. */
    default void softmax(Tensor logits, Tensor out) {
        mapRows((rows, result) -> RowKernels.softmax(rows[0], result), new Tensor[] {logits}, out);
    }

    /**
     * Computes softmax with cross-entropy of each row; see {@link RowKernels#softmaxCrossEntropy}.
     *
     * @param gradient receives {@code scale} times the gradient with respect to the logits
     * @return the sum of the rows' values in float64, rows in increasing order
     */
    default double softmaxCrossEntropy(Tensor logits, Tensor targets, double scale, Tensor gradient) {
        double sum = 0;
        double[] row = new double[logits.columns()];
        for (int r = 0; r < logits.rows(); r++) {
            double[] z = logits.row(r);
            double[] t = targets.row(r);
            sum += RowKernels.softmaxCrossEntropy(z, t);
            RowKernels.softmaxCrossEntropyGradient(z, t, row);
            for (int c = 0; c < row.length; c++) {
                row[c] *= scale;
            }
            gradient.setRow(r, row, 0);
        }
        return sum;
    }

    /** Adds a row to every row of a matrix, in place. */
    default void addRow(Tensor matrix, Tensor row) {
        row.requireShape(1, matrix.columns());
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < matrix.columns(); c++) {
                matrix.set(r, c, matrix.get(r, c) + row.get(0, c));
            }
        }
    }

    /** Computes {@code row[c]}, the sum of column c, rows in increasing order. */
    default void columnSums(Tensor matrix, Tensor row) {
        row.requireShape(1, matrix.columns());
        for (int c = 0; c < matrix.columns(); c++) {
            row.set(0, c, 0);
        }
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < matrix.columns(); c++) {
                row.set(0, c, row.get(0, c) + matrix.get(r, c));
            }
        }
    }

    /** Computes {@code out[i] = function(first[i], second[i])} for a function in plain Java. */
    default void mapFunction(DoubleBinaryOperator function, Tensor first, Tensor second, Tensor out) {
        first.requireShape(out.rows(), out.columns());
        second.requireShape(out.rows(), out.columns());
        for (int r = 0; r < out.rows(); r++) {
            for (int c = 0; c < out.columns(); c++) {
                out.set(r, c, function.applyAsDouble(first.get(r, c), second.get(r, c)));
            }
        }
    }

    /** Applies a function row by row; the rows of {@code inputs} and {@code out} correspond. */
    default void mapRows(RowFunction function, Tensor[] inputs, Tensor out) {
        double[][] rows = new double[inputs.length][];
        double[] result = new double[out.columns()];
        for (int r = 0; r < out.rows(); r++) {
            for (int i = 0; i < inputs.length; i++) {
                rows[i] = inputs[i].row(r);
            }
            function.apply(rows, result);
            for (int c = 0; c < result.length; c++) {
                out.set(r, c, result[c]);
            }
        }
    }

    /** Returns the sum of all elements in float64, in row-major order. */
    default double sum(Tensor tensor) {
        double sum = 0;
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                sum += tensor.get(r, c);
            }
        }
        return sum;
    }

    /** Returns the row-major index of the first element that is NaN or infinite, or -1. */
    default int firstNonFinite(Tensor tensor) {
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                if (!Double.isFinite(tensor.get(r, c))) {
                    return r * tensor.columns() + c;
                }
            }
        }
        return -1;
    }
}
