package dev.nn.domain.tensor;

/**
 * A matrix of numbers, row-major. Its storage belongs to the engine that allocated it; engines read the storage, all
 * others use {@link #get} and {@link #set}.
 *
 * <p>Mutable and not thread-safe: whoever allocated it says who may write.
 */
public sealed interface Tensor permits Float32Tensor, Float64Tensor {

    /** Number of rows: samples of a batch, inputs of weights, 1 for a bias. */
    int rows();

    /** Number of columns: features of a batch, outputs of weights. */
    int columns();

    /** The element, widened to float64. */
    double get(int row, int column);

    /** Sets the element, rounded to the storage's precision. */
    void set(int row, int column, double value);

    /** Sets a row from the elements of an array that begin at {@code start}, rounded to the storage's precision. */
    void setRow(int row, double[] from, int start);

    /**
     * A matrix of the same storage: the {@code rows * columns} elements from the one at {@code from}, counted row by row.
     *
     * @throws IllegalArgumentException when there are not so many
     */
    Tensor view(int from, int rows, int columns);

    /** Number of elements. */
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

    /** The elements of one row, copied. */
    default double[] row(int row) {
        double[] values = new double[columns()];
        for (int c = 0; c < values.length; c++) {
            values[c] = get(row, c);
        }
        return values;
    }

    /** All elements, copied, as {@code [rows][columns]}. */
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
     * @throws IllegalArgumentException naming both shapes
     */
    default void requireShape(int rows, int columns) {
        if (rows() != rows || columns() != columns) {
            throw new IllegalArgumentException(
                    "expected a tensor of [" + rows + ", " + columns + "], found [" + rows() + ", " + columns() + "]");
        }
    }
}
