package dev.nn.domain.check;

import dev.nn.domain.function.Interval;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;

/** Where functions are tried: the same points every time, in no order. */
final class SamplePoints {

    /** Points tried for derivatives. */
    static final int COUNT = 10_000;

    /** Outputs of a row that is tried. */
    static final int ROW_WIDTH = 4;

    /** Points where exponentials overflow. */
    static final double[] OUTSIDE = {-1000, -710, 710, 1000};

    private static final double FARTHEST = 8;
    private static final RandomStream EVERYWHERE = RandomStream.of(7, Purpose.SAMPLING, 0, 0);
    private static final RandomStream INSIDE = RandomStream.of(8, Purpose.SAMPLING, 0, 0);

    private SamplePoints() {}

    /** The i-th point near 0, where functions bend. */
    static double near(int i) {
        return EVERYWHERE.uniform(i, -FARTHEST, FARTHEST);
    }

    /** The i-th point of a wider stretch, where functions saturate. */
    static double far(int i) {
        return EVERYWHERE.uniform(i, -60, 60);
    }

    /** A point of the range that is not at its very ends, where logarithms end. */
    static double inside(Interval range, int i) {
        double low = Math.max(range.low(), -FARTHEST);
        double high = Math.min(range.high(), FARTHEST);
        double margin = 0.05 * (high - low);
        return INSIDE.uniform(i, low + margin, high - margin);
    }

    /** The i-th row. */
    static double[] row(int i) {
        double[] row = new double[ROW_WIDTH];
        for (int k = 0; k < ROW_WIDTH; k++) {
            row[k] = near(i * ROW_WIDTH + k) / 2;
        }
        return row;
    }

    /** The i-th row of points inside a range. */
    static double[] rowInside(Interval range, int i) {
        double[] row = new double[ROW_WIDTH];
        for (int k = 0; k < ROW_WIDTH; k++) {
            row[k] = inside(range, i * ROW_WIDTH + k);
        }
        return row;
    }

    /** The row divided by its sum, so that it is a distribution when all are positive. */
    static double[] distribution(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        double[] shares = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            shares[k] = row[k] / sum;
        }
        return shares;
    }
}
