package dev.nn.domain.engine;

import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;

/**
 * The arithmetic that layers, losses and optimizers are written in.
 *
 * <p>An engine allocates its own tensors and works only on those. Outputs never alias inputs except in the {@code map}
 * kernels, where an output may be one of the inputs. Shapes are checked and a mismatch is an
 * {@link IllegalArgumentException} with both shapes. NaN and infinity pass as IEEE 754 says.
 *
 * <p><b>Bits.</b> Each element of a product is one chain of fused multiply-adds from +0 over the whole inner index in
 * increasing order; sums go over rows in increasing order. An engine may divide outputs among threads or lanes, never
 * one sum. So the result depends on nothing but the inputs.
 *
 * <p><b>Threads.</b> An engine instance serves one caller at a time; it may use threads of its own inside a call.
 *
 * <p>Few kernels are required; the others have default bodies, slow and plain, that a faster engine overrides.
 * {@link ReferenceEngine} is the definition of them all.
 */
public interface ComputeEngine {

    /** No scalars, for {@link #map}. */
    double[] NO_SCALARS = {};

    /** A tensor of zeros in this engine's precision. */
    Tensor allocate(int rows, int columns);

    /** Computes {@code out = A B}. */
    void multiply(Tensor left, Tensor right, Tensor out);

    /** Computes {@code out = A' B}, the transpose of {@code left} times {@code right}. */
    void multiplyTransposedLeft(Tensor left, Tensor right, Tensor out);

    /** Computes {@code out = A B'}, {@code left} times the transpose of {@code right}. */
    void multiplyTransposedRight(Tensor left, Tensor right, Tensor out);

    /**
     * Evaluates a program element by element: its first variables take {@code scalars}, the others the elements of
     * {@code inputs}; expression {@code k} goes to {@code outputs[k]}. All tensors have one shape.
     */
    void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs);

    /** {@link #map} without scalars, of one tensor. */
    default void map(Program program, Tensor input, Tensor output) {
        map(program, NO_SCALARS, new Tensor[] {input}, new Tensor[] {output});
    }

    /** {@link #map} without scalars, of two tensors. */
    default void map(Program program, Tensor first, Tensor second, Tensor output) {
        map(program, NO_SCALARS, new Tensor[] {first, second}, new Tensor[] {output});
    }

    /** {@code out = X W + row}, the row added last to every row: a dense layer's pre-activations. */
    default void affine(Tensor samples, Tensor weights, Tensor row, Tensor out) {
        multiply(samples, weights, out);
        addRow(out, row);
    }

    /** Softmax of each row, see {@link RowKernels#softmax}. */
    default void softmax(Tensor logits, Tensor out) {
        mapRows((rows, result) -> RowKernels.softmax(rows[0], result), new Tensor[] {logits}, out);
    }

    /**
     * Softmax with cross-entropy of each row, see {@link RowKernels#softmaxCrossEntropy}.
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

    /** {@code row[c]} = sum of column c, rows in increasing order. */
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

    /** {@code out[i] = function(first[i], second[i])}: for functions that are plain Java. */
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

    /** The sum of all elements in float64, row by row. */
    default double sum(Tensor tensor) {
        double sum = 0;
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                sum += tensor.get(r, c);
            }
        }
        return sum;
    }

    /** Index, row by row, of the first element that is NaN or infinite, or -1. */
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
