package dev.nn.domain.tensor;

/** A matrix of float64 numbers in one array. */
public final class Float64Tensor implements Tensor {

    private final int rows;
    private final int columns;
    private final double[] values;

    /** A matrix of zeros. */
    public Float64Tensor(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new double[Math.multiplyExact(rows, columns)];
    }

    /**
     * A matrix with the given elements, copied.
     *
     * @throws IllegalArgumentException when the rows differ in length
     */
    public static Float64Tensor of(double[]... rows) {
        Float64Tensor tensor = new Float64Tensor(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != tensor.columns) {
                throw new IllegalArgumentException(
                        "row " + r + " has " + rows[r].length + " elements, row 0 has " + tensor.columns);
            }
            System.arraycopy(rows[r], 0, tensor.values, r * tensor.columns, tensor.columns);
        }
        return tensor;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double get(int row, int column) {
        return values[row * columns + column];
    }

    @Override
    public void set(int row, int column, double value) {
        values[row * columns + column] = value;
    }

    /** The storage itself, row by row: for engines, which read and write it in place. */
    public double[] storage() {
        return values;
    }
}
