package dev.nn.benchmarks;

import java.util.Random;

/** The sizes of a matrix product in the forward pass of W2 to W5. */
public enum Size {
    W2(32, 64, 32),
    W3(128, 784, 128),
    W4(128, 784, 512),
    W5(256, 2048, 2048);

    private final int rows;
    private final int inner;
    private final int columns;

    Size(int rows, int inner, int columns) {
        this.rows = rows;
        this.inner = inner;
        this.columns = columns;
    }

    public int rows() {
        return rows;
    }

    public int inner() {
        return inner;
    }

    public int columns() {
        return columns;
    }

    /** Returns the left matrix {@code [rows, inner]}, with values in [-1, 1). */
    public float[] left() {
        return random(1, rows * inner);
    }

    /** Returns the right matrix {@code [inner, columns]}, with values in [-1, 1). */
    public float[] right() {
        return random(2, inner * columns);
    }

    private static float[] random(int seed, int count) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    /** Returns the number of multiplications and additions. */
    public double flops() {
        return 2.0 * rows * inner * columns;
    }
}
