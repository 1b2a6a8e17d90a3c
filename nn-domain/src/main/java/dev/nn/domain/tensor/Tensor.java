package dev.nn.domain.tensor;

/**
 * A matrix of numbers, row-major. Its storage belongs to the engine that allocated it. Engines
 * access the storage directly; other code uses {@link #get} and {@link #set}.
 *
 * <p>Mutable and not thread-safe: the owner that allocated it decides who may write.
 */
public sealed interface Tensor permits Float32Tensor, Float64Tensor {

    /** Returns the number of rows: samples of a batch, inputs of weights, 1 for a bias. */
    int rows();

    /** Returns the number of columns: features of a batch, outputs of weights. */
    int columns();

    /** Returns an element, widened to float64. */
    double get(int row, int column);

    /** Sets an element, rounded to the storage's precision. */
    void set(int row, int column, double value);

    /** Sets a row from the elements of an array that begin at {@code start}, rounded to the storage's precision. */
    void setRow(int row, double[] from, int start);

    /**
     * Returns a matrix that shares this storage: {@code rows * columns} elements from {@code from},
     * counted row by row.
     *
     * @throws IllegalArgumentException when the view exceeds this tensor
     */
    Tensor view(int from, int rows, int columns);

    /** Returns the number of elements. */
    default int size() {
        return rows() * columns();
    }

    /** Copies all elements of another tensor of the same shape. */
    default void copyFrom(Tensor other) {
        requireShape(other.rows(), other.columns());
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < columns(); c++) {
                set(r, c, other.get(r, c));
            }
        }
    }

    /** Returns a copy of one row. */
    default double[] row(int row) {
        double[] values = new double[columns()];
        for (int c = 0; c < values.length; c++) {
            values[c] = get(row, c);
        }
        return values;
    }

    /** Returns a copy of all elements as {@code [rows][columns]}. */
    default double[][] toArray() {
        double[][] values = new double[rows()][];
        for (int r = 0; r < values.length; r++) {
            values[r] = row(r);
        }
        return values;
    }

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when the shape differs; the message names both shapes
     */
    default void requireShape(int rows, int columns) {
        if (rows() != rows || columns() != columns) {
            throw new IllegalArgumentException(
                    "expected a tensor of [" + rows + ", " + columns + "], found [" + rows() + ", " + columns() + "]");
        }
    }
}
