package dev.nn.plugin.functions;

import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Multi-label metrics, with the definitions of scikit-learn. */
final class LabelMetrics {

    private LabelMetrics() {}

    static List<Provider<Metric>> all() {
        return List.of(
                provider(
                        "subset_accuracy",
                        "Share of samples whose labels are all correct.",
                        true,
                        o -> IntStream.range(0, o.samples())
                                        .filter(r -> Arrays.equals(o.actual()[r], o.predicted()[r]))
                                        .count()
                                / (double) o.samples()),
                provider("hamming_loss", "Share of labels that are wrong.", false, LabelMetrics::hamming),
                provider("label_f1_micro", "F1 score over all labels together.", true, o -> f1(o, 0, labels(o))),
                provider(
                        "label_f1_macro",
                        "F1 score averaged over the labels.",
                        true,
                        o -> IntStream.range(0, labels(o))
                                .mapToDouble(k -> f1(o, k, k + 1))
                                .average()
                                .orElse(Double.NaN)));
    }

    private static int labels(Outcome.Labels outcome) {
        return outcome.labelNames().size();
    }

    private static double hamming(Outcome.Labels outcome) {
        long wrong = 0;
        for (int r = 0; r < outcome.samples(); r++) {
            for (int k = 0; k < labels(outcome); k++) {
                wrong += outcome.actual()[r][k] == outcome.predicted()[r][k] ? 0 : 1;
            }
        }
        return wrong / ((double) outcome.samples() * labels(outcome));
    }

    /**
     * Returns the F1 score of a range of labels together; 0 if no label is on, neither actual nor
     * predicted.
     */
    private static double f1(Outcome.Labels outcome, int from, int to) {
        long hits = 0;
        long actual = 0;
        long predicted = 0;
        for (int r = 0; r < outcome.samples(); r++) {
            for (int k = from; k < to; k++) {
                boolean on = outcome.actual()[r][k];
                boolean said = outcome.predicted()[r][k];
                hits += on && said ? 1 : 0;
                actual += on ? 1 : 0;
                predicted += said ? 1 : 0;
            }
        }
        return actual + predicted == 0 ? 0 : 2.0 * hits / (actual + predicted);
    }

    private static Provider<Metric> provider(
            String name, String description, boolean higherIsBetter, ToDoubleFunction<Outcome.Labels> figure) {
        return new Provider<>(FunctionInfo.of(name, description), a -> new LabelMetric(higherIsBetter, figure));
    }

    private record LabelMetric(boolean higherIsBetter, ToDoubleFunction<Outcome.Labels> figure) implements Metric {
        @Override
        public Task task() {
            return Task.MULTI_LABEL;
        }

        @Override
        public MetricValue evaluate(Outcome outcome) {
            return new MetricValue.Scalar(figure.applyAsDouble((Outcome.Labels) outcome));
        }
    }
}
