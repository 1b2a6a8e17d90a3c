package dev.nn.application.run;

import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.PartFigures;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures of several runs together. */
final class FoldStatistics {

    private FoldStatistics() {}

    /** The mean of each number over the runs in which it is one. */
    static PartFigures means(List<PartFigures> runs) {
        return over(runs, FoldStatistics::mean);
    }

    /** The sample standard deviation of each number over the runs in which it is one. */
    static PartFigures deviations(List<PartFigures> runs) {
        return over(runs, FoldStatistics::deviation);
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

    private static PartFigures over(List<PartFigures> runs, ToDoubleFunction<List<Double>> summary) {
        Map<String, Figures> all = new LinkedHashMap<>();
        runs.get(0).parts().forEach((part, figures) -> {
            Map<String, MetricValue> summaries = new LinkedHashMap<>();
            figures.numbers().keySet().forEach(name -> {
                List<Double> values = runs.stream()
                        .map(run -> run.of(part).number(name))
                        .filter(Double::isFinite)
                        .toList();
                // A fold of one class has no ROC; the others have.
                summaries.put(
                        name, new MetricValue.Scalar(values.isEmpty() ? Double.NaN : summary.applyAsDouble(values)));
            });
            all.put(part, new Figures(summaries));
        });
        return new PartFigures(all);
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
