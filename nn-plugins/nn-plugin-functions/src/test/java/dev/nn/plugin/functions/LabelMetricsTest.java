package dev.nn.plugin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue.Scalar;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.spi.Arguments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Multi-label metrics against scikit-learn 1.2.1 on the same arrays, with zero_division=0. */
class LabelMetricsTest {

    private static final int SAMPLES = 9;
    private static final int LABELS = 4;

    /** Includes a last label that is never on, neither actual nor predicted. */
    @ParameterizedTest
    @CsvSource({
        "subset_accuracy, 0.1111111111111111, 0.8888888888888888",
        "hamming_loss, 0.3888888888888889, 0.1111111111111111",
        "label_f1_micro, 0.36363636363636365, 0.8181818181818182",
        "label_f1_macro, 0.2708333333333333, 0.6428571428571428"
    })
    void matchesScikitLearn(String name, double mixed, double nearlyRight) {
        boolean[][] actual = new boolean[SAMPLES][LABELS];
        boolean[][] predicted = new boolean[SAMPLES][LABELS];
        boolean[][] near = new boolean[SAMPLES][LABELS];
        for (int r = 0; r < SAMPLES; r++) {
            for (int k = 0; k < LABELS; k++) {
                actual[r][k] = k < 3 && (7 * r + 3 * k + r * k) % 5 < 2;
                predicted[r][k] = k < 3 && (5 * r + 4 * k + r * k * k) % 7 < 3;
                near[r][k] = (r == 0) != actual[r][k];
            }
        }
        assertThat(figure(name, actual, predicted)).isCloseTo(mixed, within(1e-12));
        assertThat(figure(name, actual, near)).isCloseTo(nearlyRight, within(1e-12));
    }

    private static double figure(String name, boolean[][] actual, boolean[][] predicted) {
        Metric metric = LabelMetrics.all().stream()
                .filter(provider -> provider.info().name().equals(name))
                .findFirst()
                .orElseThrow()
                .create(Arguments.of(List.of(), Map.of()));
        Outcome outcome = new Outcome.Labels(actual, predicted, new double[0][], List.of("a", "b", "c", "d"));
        return ((Scalar) metric.evaluate(outcome)).value();
    }
}
