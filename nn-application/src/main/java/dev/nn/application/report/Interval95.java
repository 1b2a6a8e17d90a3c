package dev.nn.application.report;

import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Between which ends a figure would be in 95 of 100 tests of the same size. Of a share of samples: Wilson's interval, which is
 * right at 0 and 1 too. Of others: percentiles of the figure over samples drawn again with replacement (Efron 1979, the
 * bootstrap). The same seed gives the same.
 */
record Interval95(double low, double high) {

    /** Of larger parts the interval is so narrow that it says little. */
    static final int MOST_SAMPLES = 2000;

    static final int DRAWS = 1000;
    private static final double STANDARD_ERRORS = 1.959964;
    private static final double TAIL = 0.025;

    /** Of a metric that is one number; nothing where the part is large, or a draw has no figure. */
    static Optional<Interval95> of(Metric metric, Outcome outcome, long seed) {
        int samples = outcome.samples();
        if (metric.givesTable() || samples > MOST_SAMPLES || samples < 2) {
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
        // NaN is last in order.
        // Draws that are all alike say nothing of what other samples would give.
        return Double.isNaN(figures[DRAWS - 1]) || figures[0] == figures[DRAWS - 1]
                ? Optional.empty()
                : Optional.of(new Interval95(figures[(int) (TAIL * DRAWS)], figures[DRAWS - 1 - (int) (TAIL * DRAWS)]));
    }

    /** Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927. */
    private static Interval95 wilson(double share, int samples) {
        double z2 = STANDARD_ERRORS * STANDARD_ERRORS;
        double middle = (share + z2 / (2 * samples)) / (1 + z2 / samples);
        double half = STANDARD_ERRORS
                / (1 + z2 / samples)
                * Math.sqrt(share * (1 - share) / samples + z2 / (4.0 * samples * samples));
        return new Interval95(Math.max(0, middle - half), Math.min(1, middle + half));
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
