package dev.nn.plugin.functions;

import dev.nn.domain.metric.Outcome;

/**
 * Counts of the actual, predicted and correctly predicted samples per class, and metrics computed
 * from them. Edge cases are scikit-learn's: a ratio with the denominator 0 is 0, and an average
 * over classes leaves out those that are neither actual nor predicted.
 */
record Counts(long[][] matrix, long samples) {

    static Counts of(Outcome.Classes outcome) {
        return new Counts(ConfusionMatrix.counts(outcome), outcome.samples());
    }

    /** A metric of one class. */
    interface Figure {
        double of(long hits, long actual, long predicted);
    }

    static double precision(long hits, long actual, long predicted) {
        return ratio((double) hits, (double) predicted);
    }

    static double recall(long hits, long actual, long predicted) {
        return ratio((double) hits, (double) actual);
    }

    static double f1(long hits, long actual, long predicted) {
        return ratio(2.0 * hits, (double) actual + predicted);
    }

    private static double ratio(double above, double below) {
        return below == 0 ? 0 : above / below;
    }

    long actual(int k) {
        long sum = 0;
        for (long count : matrix[k]) {
            sum += count;
        }
        return sum;
    }

    long predicted(int k) {
        long sum = 0;
        for (long[] row : matrix) {
            sum += row[k];
        }
        return sum;
    }

    long hits() {
        long sum = 0;
        for (int k = 0; k < matrix.length; k++) {
            sum += matrix[k][k];
        }
        return sum;
    }

    /** Returns the metric of the second of two classes; undefined with more. */
    double ofSecond(Figure figure) {
        return matrix.length == 2 ? figure.of(matrix[1][1], actual(1), predicted(1)) : Double.NaN;
    }

    /** Returns the mean over classes. */
    double macro(Figure figure) {
        double sum = 0;
        int classes = 0;
        for (int k = 0; k < matrix.length; k++) {
            if (actual(k) + predicted(k) > 0) {
                sum += figure.of(matrix[k][k], actual(k), predicted(k));
                classes++;
            }
        }
        return sum / classes;
    }

    /** Returns the metric of the counts summed over all classes. */
    double micro(Figure figure) {
        return figure.of(hits(), samples, samples);
    }

    /** Returns the mean over classes, weighted by their actual samples. */
    double weighted(Figure figure) {
        double sum = 0;
        for (int k = 0; k < matrix.length; k++) {
            sum += actual(k) * figure.of(matrix[k][k], actual(k), predicted(k));
        }
        return sum / samples;
    }

    /** Returns the mean recall of the classes with actual samples. */
    double balancedAccuracy() {
        double sum = 0;
        int classes = 0;
        for (int k = 0; k < matrix.length; k++) {
            if (actual(k) > 0) {
                sum += (double) matrix[k][k] / actual(k);
                classes++;
            }
        }
        return sum / classes;
    }

    /** Returns the Matthews correlation coefficient for several classes. Source: Gorodkin, 2004. */
    double matthews() {
        double together = (double) hits() * samples;
        double actualSquares = (double) samples * samples;
        double predictedSquares = actualSquares;
        for (int k = 0; k < matrix.length; k++) {
            together -= (double) actual(k) * predicted(k);
            actualSquares -= (double) actual(k) * actual(k);
            predictedSquares -= (double) predicted(k) * predicted(k);
        }
        double below = actualSquares * predictedSquares;
        return below == 0 ? 0 : together / Math.sqrt(below);
    }

    /** Returns Cohen's kappa; undefined if chance alone is always right. Source: Cohen, 1960. */
    double kappa() {
        double byChance = 0;
        for (int k = 0; k < matrix.length; k++) {
            byChance += (double) actual(k) * predicted(k) / samples;
        }
        return 1 - (samples - hits()) / (samples - byChance);
    }
}
