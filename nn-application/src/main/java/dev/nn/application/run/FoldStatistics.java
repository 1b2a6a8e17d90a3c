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

/** Statistics of the metrics of several runs. */
final class FoldStatistics {

    private FoldStatistics() {}

    /** Returns the mean of each metric over the runs in which it is finite. */
    static PartFigures means(List<PartFigures> runs) {
        return over(runs, FoldStatistics::mean);
    }

    /** Returns the sample standard deviation of each metric over the runs in which it is finite. */
    static PartFigures deviations(List<PartFigures> runs) {
        return over(runs, FoldStatistics::deviation);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** Returns the sample standard deviation (divisor n - 1); NaN for a single value. */
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
                // A fold with a single class has no ROC curve, but the others do.
                summaries.put(
                        name, new MetricValue.Scalar(values.isEmpty() ? Double.NaN : summary.applyAsDouble(values)));
            });
            all.put(part, new Figures(summaries));
        });
        return new PartFigures(all);
    }

    /** Returns the concatenated predictions of all runs. */
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
