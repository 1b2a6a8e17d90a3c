package dev.nn.application.report;

import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A 95 % confidence interval of a metric over test sets of the same size. For a share of samples it
 * is Wilson's interval, which is also correct at 0 and 1. For other metrics it is a percentile
 * bootstrap: percentiles of the metric over samples drawn with replacement (Efron 1979). Results
 * are deterministic for a seed.
 */
record ConfidenceInterval(double low, double high) {

    /** Maximum number of samples: for larger parts the interval is too narrow to be informative. */
    static final int MAX_SAMPLES = 2000;

    static final int DRAWS = 1000;
    private static final double STANDARD_ERRORS = 1.959964;
    private static final double TAIL = 0.025;

    /**
     * Returns the interval of a scalar metric; empty if the part is too large or the metric is
     * undefined for a resample.
     */
    static Optional<ConfidenceInterval> of(Metric metric, Outcome outcome, long seed) {
        int samples = outcome.samples();
        if (metric.givesTable() || samples > MAX_SAMPLES || samples < 2) {
            return Optional.empty();
        }
        if (metric.isShareOfSamples() && metric.evaluate(outcome) instanceof MetricValue.Scalar share) {
            return Optional.of(wilson(share.value(), samples));
        }
        double[] figures = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            RandomStream random = RandomStream.of(seed, Purpose.BOOTSTRAP, draw, 0);
            int[] rows = new int[samples];
            for (int i = 0; i < samples; i++) {
                rows[i] = (int) (random.uniform(i) * samples);
            }
            figures[draw] = metric.evaluate(drawn(outcome, rows)) instanceof MetricValue.Scalar scalar
                    ? scalar.value()
                    : Double.NaN;
        }
        Arrays.sort(figures);
        // NaN sorts last. If all resamples agree, they carry no information about the spread.
        return Double.isNaN(figures[DRAWS - 1]) || figures[0] == figures[DRAWS - 1]
                ? Optional.empty()
                : Optional.of(new ConfidenceInterval(
                        figures[(int) (TAIL * DRAWS)], figures[DRAWS - 1 - (int) (TAIL * DRAWS)]));
    }

    /**
     * Returns Wilson's interval. Source: Wilson, "Probable inference, the law of succession, and
     * statistical inference", 1927.
     */
    private static ConfidenceInterval wilson(double share, int samples) {
        double z2 = STANDARD_ERRORS * STANDARD_ERRORS;
        double middle = (share + z2 / (2 * samples)) / (1 + z2 / samples);
        double half = STANDARD_ERRORS
                / (1 + z2 / samples)
                * Math.sqrt(share * (1 - share) / samples + z2 / (4.0 * samples * samples));
        return new ConfidenceInterval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    private static Outcome drawn(Outcome outcome, int[] rows) {
        if (outcome instanceof Outcome.Classes classes) {
            return new Outcome.Classes(
                    Arrays.stream(rows).map(row -> classes.actual()[row]).toArray(),
                    Arrays.stream(rows).map(row -> classes.predicted()[row]).toArray(),
                    of(classes.probabilities(), rows),
                    classes.classNames());
        } else if (outcome instanceof Outcome.Labels labels) {
            return new Outcome.Labels(
                    of(labels.actual(), rows),
                    of(labels.predicted(), rows),
                    of(labels.probabilities(), rows),
                    labels.labelNames());
        }
        Outcome.Numbers numbers = (Outcome.Numbers) outcome;
        return new Outcome.Numbers(of(numbers.actual(), rows), of(numbers.predicted(), rows));
    }

    private static double[][] of(double[][] all, int[] rows) {
        return all.length == 0
                ? all
                : Arrays.stream(rows).mapToObj(row -> all[row]).toArray(double[][]::new);
    }

    private static boolean[][] of(boolean[][] all, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> all[row]).toArray(boolean[][]::new);
    }
}
