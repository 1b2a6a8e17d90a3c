package dev.nn.domain.tensor;

/** A matrix of float64 numbers: a stretch of one array, which views may share. */
public final class Float64Tensor implements Tensor {

    private final int rows;
    private final int columns;
    private final double[] values;
    private final int offset;

    /** A matrix of zeros. */
    public Float64Tensor(int rows, int columns) {
        this(rows, columns, new double[Math.multiplyExact(rows, columns)], 0);
    }

    private Float64Tensor(int rows, int columns, double[] values, int offset) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.offset = offset;
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
            tensor.setRow(r, rows[r], 0);
        }
        return tensor;
    }

    /**
     * Returns the tensor as one of float64.
     *
     * @throws IllegalArgumentException when it is of another precision, which is one of another engine
     */
    public static Float64Tensor require(Tensor tensor) {
        if (tensor instanceof Float64Tensor own) {
            return own;
        }
        throw new IllegalArgumentException(
                "expected a float64 tensor, found a float32 one; an engine works on tensors of its"
                        + " own, which its allocate makes");
    }

    @Override
    public Float64Tensor view(int from, int viewRows, int viewColumns) {
        if (from < 0 || viewRows < 0 || viewColumns < 0 || from + (long) viewRows * viewColumns > size()) {
            throw new IllegalArgumentException("no [" + viewRows + ", " + viewColumns + "] from element " + from
                    + " of [" + rows + ", " + columns + "]");
        }
        return new Float64Tensor(viewRows, viewColumns, values, offset + from);
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
        return values[offset + row * columns + column];
    }

    @Override
    public void set(int row, int column, double value) {
        values[offset + row * columns + column] = value;
    }

    @Override
    public void setRow(int row, double[] from, int start) {
        System.arraycopy(from, start, values, offset + row * columns, columns);
    }

    /** The storage itself, row by row from {@link #offset}: for engines, which read and write it in place. */
    public double[] storage() {
        return values;
    }

    /** Where the first element is in the storage. */
    public int offset() {
        return offset;
    }
}
