package dev.nn.domain.tensor;

/** A matrix of float32 numbers, stored in a section of an array that views may share. */
public final class Float32Tensor implements Tensor {

    private final int rows;
    private final int columns;
    private final float[] values;
    private final int offset;

    /** Creates a matrix of zeros. */
    public Float32Tensor(int rows, int columns) {
        this(rows, columns, new float[Math.multiplyExact(rows, columns)], 0);
    }

    private Float32Tensor(int rows, int columns, float[] values, int offset) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.offset = offset;
    }

    /**
     * Returns the tensor as a float32 tensor.
     *
     * @throws IllegalArgumentException when it has another precision, because it belongs to another
     *     engine
     */
    public static Float32Tensor require(Tensor tensor) {
        if (tensor instanceof Float32Tensor own) {
            return own;
        }
        throw new IllegalArgumentException(
                "expected a float32 tensor, found a float64 one; an engine works only on tensors"
                        + " that its own allocate method returned");
    }

    @Override
    public Float32Tensor view(int from, int viewRows, int viewColumns) {
        if (from < 0 || viewRows < 0 || viewColumns < 0 || from + (long) viewRows * viewColumns > size()) {
            throw new IllegalArgumentException("view [" + viewRows + ", " + viewColumns + "] from element " + from
                    + " exceeds [" + rows + ", " + columns + "]");
        }
        return new Float32Tensor(viewRows, viewColumns, values, offset + from);
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
        values[offset + row * columns + column] = (float) value;
    }

    @Override
    public void setRow(int row, double[] from, int start) {
        int to = offset + row * columns;
        for (int c = 0; c < columns; c++) {
            values[to + c] = (float) from[start + c];
        }
    }

    /**
     * Sets a row from the bytes that begin at {@code start}; the table maps each unsigned byte to a
     * number.
     */
    public void setRow(int row, byte[] from, int start, float[] table) {
        int to = offset + row * columns;
        for (int c = 0; c < columns; c++) {
            values[to + c] = table[from[start + c] & 0xff];
        }
    }

    /**
     * Returns the storage itself, row by row from {@link #offset}, for engines that read and write
     * it in place.
     */
    public float[] storage() {
        return values;
    }

    /** Returns the index of the first element in the storage. */
    public int offset() {
        return offset;
    }
}
