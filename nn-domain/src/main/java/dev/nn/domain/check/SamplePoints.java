package dev.nn.domain.check;

import dev.nn.domain.function.Interval;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;

/** The points at which functions are tested: the same in every run, in random order. */
final class SamplePoints {

    /** Number of points for derivatives. */
    static final int COUNT = 10_000;

    /** Width of a test row. */
    static final int ROW_WIDTH = 4;

    /** Points at which exponentials overflow. */
    static final double[] OUTSIDE = {-1000, -710, 710, 1000};

    private static final double MAX_MAGNITUDE = 8;
    private static final RandomStream EVERYWHERE = RandomStream.of(7, Purpose.SAMPLING, 0, 0);
    private static final RandomStream INSIDE = RandomStream.of(8, Purpose.SAMPLING, 0, 0);

    private SamplePoints() {}

    /** Returns the i-th point near 0, where functions have kinks and curvature. */
    static double near(int i) {
        return EVERYWHERE.uniform(i, -MAX_MAGNITUDE, MAX_MAGNITUDE);
    }

    /** Returns the i-th point of a wider interval, where functions saturate. */
    static double far(int i) {
        return EVERYWHERE.uniform(i, -60, 60);
    }

    /** Returns the i-th point of the range, away from its ends, where logarithms diverge. */
    static double inside(Interval range, int i) {
        double low = Math.max(range.low(), -MAX_MAGNITUDE);
        double high = Math.min(range.high(), MAX_MAGNITUDE);
        double margin = 0.05 * (high - low);
        return INSIDE.uniform(i, low + margin, high - margin);
    }

    /** Returns the i-th row. */
    static double[] row(int i) {
        double[] row = new double[ROW_WIDTH];
        for (int k = 0; k < ROW_WIDTH; k++) {
            row[k] = near(i * ROW_WIDTH + k) / 2;
        }
        return row;
    }

    /** Returns the i-th row of points inside a range. */
    static double[] rowInside(Interval range, int i) {
        double[] row = new double[ROW_WIDTH];
        for (int k = 0; k < ROW_WIDTH; k++) {
            row[k] = inside(range, i * ROW_WIDTH + k);
        }
        return row;
    }

    /** Returns the row divided by its sum: a distribution if all values are positive. */
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
