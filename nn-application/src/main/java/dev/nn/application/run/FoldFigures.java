package dev.nn.application.run;

import dev.nn.application.catalogue.Chosen;
import dev.nn.application.model.Evaluation;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the figures of several runs are together. */
final class FoldFigures {

    private FoldFigures() {}

    /** The mean of each number over the runs in which it is one. */
    static Map<String, Map<String, Object>> means(List<Map<String, Map<String, Object>>> runs) {
        return over(runs, FoldFigures::mean);
    }

    /** The sample standard deviation of each number over the runs in which it is one. */
    static Map<String, Map<String, Object>> deviations(List<Map<String, Map<String, Object>>> runs) {
        return over(runs, FoldFigures::deviation);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** With one less than their number below; NaN for one value. */
    static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
    }

    private static Map<String, Map<String, Object>> over(
            List<Map<String, Map<String, Object>>> runs, ToDoubleFunction<List<Double>> summary) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        runs.get(0).forEach((part, figures) -> {
            Map<String, Object> summaries = new LinkedHashMap<>();
            figures.forEach((name, first) -> {
                if (first instanceof Double) {
                    List<Double> values = runs.stream()
                            .map(run -> run.getOrDefault(part, Map.of()).get(name))
                            .filter(Double.class::isInstance)
                            .map(Double.class::cast)
                            .filter(Double::isFinite)
                            .toList();
                    // A fold of one class has no ROC; the others have.
                    summaries.put(name, values.isEmpty() ? Double.NaN : summary.applyAsDouble(values));
                }
            });
            all.put(part, summaries);
        });
        return all;
    }

    /** Metrics over the predictions of all runs. */
    static Map<String, Object> pooled(List<Outcome> outcomes, Map<String, Chosen<Metric>> metrics) {
        return Evaluation.figures(pool(outcomes), metrics);
    }

    /** The predictions of all runs, one after the other. */
    static Outcome pool(List<Outcome> outcomes) {
        if (outcomes.get(0) instanceof Outcome.Classes first) {
            List<Outcome.Classes> all =
                    outcomes.stream().map(Outcome.Classes.class::cast).toList();
            return new Outcome.Classes(
                    all.stream().flatMapToInt(o -> IntStream.of(o.actual())).toArray(),
                    all.stream().flatMapToInt(o -> IntStream.of(o.predicted())).toArray(),
                    all.stream().flatMap(o -> Stream.of(o.probabilities())).toArray(double[][]::new),
                    first.classNames());
        }
        if (outcomes.get(0) instanceof Outcome.Labels first) {
            List<Outcome.Labels> all =
                    outcomes.stream().map(Outcome.Labels.class::cast).toList();
            return new Outcome.Labels(
                    all.stream().flatMap(o -> Stream.of(o.actual())).toArray(boolean[][]::new),
                    all.stream().flatMap(o -> Stream.of(o.predicted())).toArray(boolean[][]::new),
                    all.stream().flatMap(o -> Stream.of(o.probabilities())).toArray(double[][]::new),
                    first.labelNames());
        }
        List<double[]> actual = new ArrayList<>();
        List<double[]> predicted = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            actual.addAll(Arrays.asList(((Outcome.Numbers) outcome).actual()));
            predicted.addAll(Arrays.asList(((Outcome.Numbers) outcome).predicted()));
        }
        return new Outcome.Numbers(actual.toArray(double[][]::new), predicted.toArray(double[][]::new));
    }
}
