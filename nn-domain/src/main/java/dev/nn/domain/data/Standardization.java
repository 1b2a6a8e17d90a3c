package dev.nn.domain.data;

/**
 * Standardization of each column, {@code (x - mean) / deviation}, fitted on given rows, like
 * {@code numeric: standardize} in an experiment. The deviation is the population standard
 * deviation. A constant column is divided by 1. Immutable.
 */
public final class Standardization {

    private final double[] means;
    private final double[] deviations;

    private Standardization(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Fits every column.
     *
     * @param rows at least one row, usually the training set
     * @throws IllegalArgumentException if there are no rows, rows differ in length, or a number is
     *     not finite
     */
    public static Standardization of(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("standardization needs at least one row");
        }
        double[] means = new double[rows[0].length];
        double[] deviations = new double[means.length];
        for (int c = 0; c < means.length; c++) {
            Moments moments = new Moments();
            for (int r = 0; r < rows.length; r++) {
                requireWidth(rows[r], means.length);
                if (!Double.isFinite(rows[r][c])) {
                    throw new IllegalArgumentException(
                            "row " + r + ", column " + c + " is " + rows[r][c] + "; expected a finite number");
                }
                moments.accept(rows[r][c]);
            }
            double squares = 0;
            for (double[] row : rows) {
                double distance = row[c] - moments.mean();
                squares += distance * distance;
            }
            double deviation = Math.sqrt(squares / moments.count());
            means[c] = moments.mean();
            deviations[c] = deviation > 0 ? deviation : 1;
        }
        return new Standardization(means, deviations);
    }

    /** Returns the mean of each column. */
    public double[] means() {
        return means.clone();
    }

    /** Returns the divisor of each column. */
    public double[] deviations() {
        return deviations.clone();
    }

    /**
     * Returns the standardised rows in new arrays.
     *
     * @throws IllegalArgumentException if the length of a row differs from that of the fitted rows
     */
    public double[][] apply(double[][] rows) {
        double[][] applied = new double[rows.length][means.length];
        for (int r = 0; r < rows.length; r++) {
            requireWidth(rows[r], means.length);
            for (int c = 0; c < means.length; c++) {
                applied[r][c] = (rows[r][c] - means[c]) / deviations[c];
            }
        }
        return applied;
    }

    private static void requireWidth(double[] row, int width) {
        if (row.length != width) {
            throw new IllegalArgumentException("expected rows of " + width + " numbers, found " + row.length);
        }
    }
}
