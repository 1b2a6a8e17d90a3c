package dev.nn.domain.check;

import dev.nn.domain.function.Interval;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The contract checks of a metric: a value for any outcome of its task, a table or one number as
 * declared, and no state. NaN is valid: the metric is undefined there.
 */
public final class MetricCheck {

    private static final int CLASSES = 3;

    private MetricCheck() {}

    /** Returns the violations of the contract; empty if there are none. */
    public static List<String> findings(Metric metric) {
        IntFunction<Outcome> outcome = switch (metric.task()) {
            case REGRESSION -> MetricCheck::numbers;
            case CLASSIFICATION -> MetricCheck::classes;
            case MULTI_LABEL -> MetricCheck::labels;
        };
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < CLASSES * 2 && findings.isEmpty(); i++) {
            MetricValue value = metric.evaluate(outcome.apply(i));
            if (value == null || value instanceof MetricValue.Table != metric.givesTable()) {
                findings.add("it returns " + value + ", but declares that it returns "
                        + (metric.givesTable() ? "a table" : "one number"));
            } else if (value instanceof MetricValue.Scalar scalar && Double.isInfinite(scalar.value())) {
                findings.add("it returns " + scalar.value() + " for "
                        + outcome.apply(i).samples() + " samples");
            }
        }
        if (findings.isEmpty()) {
            StatelessnessCheck.finding("figure", i -> flat(metric.evaluate(outcome.apply(i))), i -> "outcome " + i)
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static double[] flat(MetricValue value) {
        return value instanceof MetricValue.Table table
                ? Arrays.stream(table.counts())
                        .flatMapToLong(Arrays::stream)
                        .asDoubleStream()
                        .toArray()
                : new double[] {((MetricValue.Scalar) value).value()};
    }

    /** Returns the number of samples of outcome i; the first outcome has one sample. */
    private static int samples(int i) {
        return 1 + i % 7;
    }

    private static Outcome numbers(int i) {
        double[][] actual = new double[samples(i)][];
        double[][] predicted = new double[samples(i)][];
        for (int r = 0; r < actual.length; r++) {
            actual[r] = SamplePoints.row(i + 2 * r);
            predicted[r] = SamplePoints.row(i + 2 * r + 1);
        }
        return new Outcome.Numbers(actual, predicted);
    }

    private static Outcome classes(int i) {
        RandomStream random = RandomStream.of(10, Purpose.SAMPLING, i, 0);
        int[] actual = IntStream.range(0, samples(i))
                .map(r -> (int) (random.uniform(r) * CLASSES))
                .toArray();
        double[][] probabilities = new double[actual.length][];
        int[] predicted = new int[actual.length];
        for (int r = 0; r < actual.length; r++) {
            double[] row = Arrays.copyOf(SamplePoints.rowInside(Interval.UNIT, i + r), CLASSES);
            probabilities[r] = SamplePoints.distribution(row);
            for (int k = 1; k < CLASSES; k++) {
                predicted[r] = row[k] > row[predicted[r]] ? k : predicted[r];
            }
        }
        return new Outcome.Classes(actual, predicted, probabilities, List.of("a", "b", "c"));
    }

    private static Outcome labels(int i) {
        RandomStream random = RandomStream.of(11, Purpose.SAMPLING, i, 0);
        boolean[][] actual = new boolean[samples(i)][CLASSES];
        boolean[][] predicted = new boolean[samples(i)][CLASSES];
        double[][] probabilities = new double[samples(i)][CLASSES];
        for (int r = 0; r < actual.length; r++) {
            for (int k = 0; k < CLASSES; k++) {
                actual[r][k] = random.uniform(2L * (CLASSES * r + k)) < 0.5;
                probabilities[r][k] = random.uniform(2L * (CLASSES * r + k) + 1);
                predicted[r][k] = probabilities[r][k] > 0.5;
            }
        }
        return new Outcome.Labels(actual, predicted, probabilities, List.of("a", "b", "c"));
    }
}
