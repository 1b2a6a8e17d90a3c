package dev.nn.domain.tensor;

/** A matrix of float64 numbers, stored in a section of an array that views may share. */
public final class Float64Tensor implements Tensor {

    private final int rows;
    private final int columns;
    private final double[] values;
    private final int offset;

    /** Creates a matrix of zeros. */
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
     * Returns a matrix with copies of the given elements.
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
     * Returns the tensor as a float64 tensor.
     *
     * @throws IllegalArgumentException when it has another precision, because it belongs to another
     *     engine
     */
    public static Float64Tensor require(Tensor tensor) {
        if (tensor instanceof Float64Tensor own) {
            return own;
        }
        throw new IllegalArgumentException(
                "expected a float64 tensor, found a float32 one; an engine works only on tensors"
                        + " that its own allocate method returned");
    }

    @Override
    public Float64Tensor view(int from, int viewRows, int viewColumns) {
        if (from < 0 || viewRows < 0 || viewColumns < 0 || from + (long) viewRows * viewColumns > size()) {
            throw new IllegalArgumentException("view [" + viewRows + ", " + viewColumns + "] from element " + from
                    + " exceeds [" + rows + ", " + columns + "]");
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

    /**
     * Returns the storage itself, row by row from {@link #offset}, for engines that read and write
     * it in place.
     */
    public double[] storage() {
        return values;
    }

    /** Returns the index of the first element in the storage. */
    public int offset() {
        return offset;
    }
}
