package dev.nn.application.data;

import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fits columns to training rows. */
final class FeatureFitter {

    private final Table table;
    private final int[] training;
    private final PreprocessingSpec spec;
    private final Problems problems;
    private final List<Problem> warnings = new ArrayList<>();

    FeatureFitter(Table table, int[] training, PreprocessingSpec spec, Problems problems) {
        this.table = table;
        this.training = training;
        this.spec = spec;
        this.problems = problems;
    }

    ColumnEncoding fit(String name) {
        List<String> all = table.column(name);
        List<String> present = Arrays.stream(training)
                .mapToObj(all::get)
                .filter(v -> !v.isEmpty())
                .toList();
        List<String> distinct = present.stream().distinct().sorted().toList();
        if (distinct.size() == 1) {
            String message = "is '" + distinct.get(0) + "' in every training row: a constant column tells nothing";
            warnings.add(new Problem(table.place(), name, message));
        }
        if (!table.isNumeric(name)) {
            return new ColumnEncoding.OneHot(name, distinct);
        }
        ColumnEncoding.Numeric fitted = numeric(name, present);
        if (!Double.isFinite(fitted.shift()) || !Double.isFinite(fitted.scale())) {
            problems.add(table.place(), name, "its numbers are too large to be scaled");
        }
        return fitted;
    }

    private ColumnEncoding.Numeric numeric(String name, List<String> present) {
        double[] values = present.stream().mapToDouble(Double::parseDouble).toArray();
        OptionalDouble fill = spec.missing().equals("error") ? OptionalDouble.empty() : OptionalDouble.of(fill(values));
        return switch (spec.numeric()) {
            case "standardize" -> standardized(name, values, fill);
            case "min_max" -> {
                double low = Arrays.stream(values).min().orElse(0);
                double high = Arrays.stream(values).max().orElse(1);
                yield new ColumnEncoding.Numeric(name, low, high > low ? high - low : 1, fill);
            }
            case "scale" -> new ColumnEncoding.Numeric(name, 0, 1 / spec.scale(), fill);
            default -> new ColumnEncoding.Numeric(name, 0, 1, fill);
        };
    }

    /** Mean and population deviation; a constant column is divided by 1. */
    static ColumnEncoding.Numeric standardized(String name, double[] values, OptionalDouble fill) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / values.length);
        return new ColumnEncoding.Numeric(name, mean, deviation > 0 ? deviation : 1, fill);
    }

    /** What was odd about the columns fitted so far. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private double fill(double[] values) {
        return switch (spec.missing()) {
            case "median" -> median(values);
            case "most_frequent" -> mostFrequent(values);
            default -> mean(values);
        };
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The smallest of the most frequent values. */
    private static double mostFrequent(double[] values) {
        Map<Double, Long> counts = Arrays.stream(values)
                .boxed()
                .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry<Double, Long>::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(0.0);
    }
}
