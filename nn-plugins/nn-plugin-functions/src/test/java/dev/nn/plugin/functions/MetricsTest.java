package dev.nn.plugin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue.Scalar;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric against scikit-learn on fixed predictions, including ties and missing classes. */
class MetricsTest {

    private static final List<String> ALPHABET = List.of("a", "b", "c", "d", "e");

    /** The expected value of one metric for one set of predictions. */
    private record Case(String set, Outcome outcome, String metric, double expected) {
        @Override
        public String toString() {
            return set + " " + metric;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String set = "";
        int width = 0;
        boolean classes = false;
        List<double[]> rows = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "set" -> {
                    set = words[1];
                    classes = words[2].equals("classes");
                    width = Integer.parseInt(words[3]);
                    rows.clear();
                }
                case "row" ->
                    rows.add(Arrays.stream(words)
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray());
                default -> {
                    Outcome outcome = classes ? classes(rows, width) : numbers(rows, width);
                    cases.add(new Case(set, outcome, words[1], Double.parseDouble(words[2])));
                }
            }
        }
        return cases;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = MetricsTest.class.getResourceAsStream("/metrics.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static Outcome classes(List<double[]> rows, int count) {
        return new Outcome.Classes(
                rows.stream().mapToInt(row -> (int) row[0]).toArray(),
                rows.stream().mapToInt(row -> (int) row[1]).toArray(),
                rows.stream().map(row -> Arrays.copyOfRange(row, 2, 2 + count)).toArray(double[][]::new),
                ALPHABET.subList(0, count));
    }

    private static Outcome numbers(List<double[]> rows, int count) {
        return new Outcome.Numbers(
                rows.stream().map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new),
                rows.stream()
                        .map(row -> Arrays.copyOfRange(row, count, 2 * count))
                        .toArray(double[][]::new));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void matchesScikitLearn(Case one) {
        double scale = Math.max(1, Math.abs(one.expected()));
        assertThat(value(one.metric(), one.outcome())).isCloseTo(one.expected(), within(1e-12 * scale));
    }

    /**
     * Checks that every metric has cases, except the confusion matrix and the multi-label metrics,
     * which have their own test, and that every set of predictions is present.
     */
    @Test
    void coversEveryMetric() throws IOException {
        assertThat(new TreeSet<>(cases().stream().map(Case::metric).toList()))
                .containsExactlyInAnyOrderElementsOf(Metrics.all().stream()
                        .filter(provider -> provider.create(Arguments.defaults(
                                                provider.info().parameters()))
                                        .task()
                                != Task.MULTI_LABEL)
                        .map(provider -> provider.info().name())
                        .filter(name -> !name.equals("confusion_matrix"))
                        .toList());
        assertThat(cases().stream().map(Case::set).distinct())
                .containsExactly("two", "three", "five", "one", "several");
    }

    @Test
    void returnsNanForUndefinedMetrics() {
        Outcome one = new Outcome.Classes(
                new int[] {1, 1}, new int[] {1, 1}, new double[][] {{0.2, 0.8}, {0.1, 0.9}}, List.of("a", "b"));
        assertThat(value("roc_auc", one)).isNaN();
        assertThat(value("kappa", one)).isNaN();
        assertThat(value("mcc", one)).isZero();
        assertThat(value("balanced_accuracy", one)).isOne();
        Outcome three =
                new Outcome.Classes(new int[] {2}, new int[] {2}, new double[][] {{0, 0, 1}}, ALPHABET.subList(0, 3));
        assertThat(value("f1", three)).isNaN();
    }

    /** Three times 0.1 has the mean 0.10000000000000002. */
    @Test
    void constantTargetsHaveNoVariance() {
        double[][] actual = {{0.1}, {0.1}, {0.1}};
        assertThat(value("r2", new Outcome.Numbers(actual, new double[][] {{0.1}, {0.1}, {0.2}})))
                .isZero();
        assertThat(value("r2", new Outcome.Numbers(actual, actual))).isOne();
    }

    /** Checks that better predictions score better in the direction that the metric declares. */
    @Test
    void declaresTheRightDirection() {
        int[] actual = IntStream.range(0, 20).map(i -> i % 2).toArray();
        double[][] good = Arrays.stream(actual)
                .mapToObj(a -> a == 1 ? new double[] {0.1, 0.9} : new double[] {0.8, 0.2})
                .toArray(double[][]::new);
        double[][] bad = Arrays.stream(actual)
                .mapToObj(a -> a == 0 ? new double[] {0.1, 0.9} : new double[] {0.8, 0.2})
                .toArray(double[][]::new);
        int[] wrong = Arrays.stream(actual).map(a -> 1 - a).toArray();
        Outcome better = new Outcome.Classes(actual, actual, good, List.of("a", "b"));
        Outcome worse = new Outcome.Classes(actual, wrong, bad, List.of("a", "b"));
        judged(Task.CLASSIFICATION)
                .filter(p -> !p.info().name().equals("top_k_accuracy"))
                .forEach(provider -> {
                    double difference = value(provider, better) - value(provider, worse);
                    assertThat(made(provider).higherIsBetter() ? difference : -difference)
                            .as(provider.info().name())
                            .isPositive();
                });
        Outcome near = new Outcome.Numbers(new double[][] {{1}, {2}, {4}}, new double[][] {{1.1}, {2}, {4}});
        Outcome far = new Outcome.Numbers(new double[][] {{1}, {2}, {4}}, new double[][] {{3}, {5}, {1}});
        judged(Task.REGRESSION).forEach(provider -> {
            double difference = value(provider, near) - value(provider, far);
            assertThat(made(provider).higherIsBetter() ? difference : -difference)
                    .as(provider.info().name())
                    .isPositive();
        });
    }

    private static Stream<Provider<Metric>> judged(Task task) {
        return Metrics.all().stream().filter(p -> made(p).task() == task && !made(p).givesTable());
    }

    private static double value(String name, Outcome outcome) {
        return value(
                Metrics.all().stream()
                        .filter(p -> p.info().name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                outcome);
    }

    private static double value(Provider<Metric> provider, Outcome outcome) {
        return ((Scalar) made(provider).evaluate(outcome)).value();
    }

    private static Metric made(Provider<Metric> provider) {
        Map<String, Object> given = provider.info().name().equals("top_k_accuracy") ? Map.of("k", 2L) : Map.of();
        return provider.create(Arguments.of(provider.info().parameters(), given));
    }
}
