package dev.nn.application.data;

import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fits columns to training rows. */
final class FeatureFitter {

    private final Table table;
    private final int[] training;
    private final PreprocessingSpec spec;

    FeatureFitter(Table table, int[] training, PreprocessingSpec spec) {
        this.table = table;
        this.training = training;
        this.spec = spec;
    }

    FeatureColumn fit(String name) {
        List<String> all = table.column(name);
        List<String> present = Arrays.stream(training)
                .mapToObj(all::get)
                .filter(v -> !v.isEmpty())
                .toList();
        return table.isNumeric(name) ? numeric(name, present) : oneHot(name, present);
    }

    private static FeatureColumn oneHot(String name, List<String> present) {
        return new FeatureColumn.OneHot(
                name, present.stream().distinct().sorted().toList());
    }

    private FeatureColumn numeric(String name, List<String> present) {
        double[] values = present.stream().mapToDouble(Double::parseDouble).toArray();
        double fill = fill(values);
        return switch (spec.numeric()) {
            case "standardize" -> standardized(name, values, fill);
            case "min_max" -> {
                double low = Arrays.stream(values).min().orElse(0);
                double high = Arrays.stream(values).max().orElse(1);
                yield new FeatureColumn.Numeric(name, low, high > low ? high - low : 1, fill);
            }
            case "scale" -> new FeatureColumn.Numeric(name, 0, 1 / spec.scale(), fill);
            default -> new FeatureColumn.Numeric(name, 0, 1, fill);
        };
    }

    /** Mean and population deviation; a constant column is divided by 1. */
    static FeatureColumn.Numeric standardized(String name, double[] values, double fill) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / values.length);
        return new FeatureColumn.Numeric(name, mean, deviation > 0 ? deviation : 1, fill);
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

    /** The inputs of one row. */
    static double[] encode(List<FeatureColumn> columns, Table table, int row) {
        double[] out =
                new double[columns.stream().mapToInt(FeatureColumn::width).sum()];
        int offset = 0;
        for (FeatureColumn column : columns) {
            column.encode(table.value(row, column.name()), out, offset);
            offset += column.width();
        }
        return out;
    }

    static List<FeatureColumn> fitAll(FeatureFitter fitter, List<String> names) {
        List<FeatureColumn> columns = new ArrayList<>();
        names.forEach(name -> columns.add(fitter.fit(name)));
        return columns;
    }
}
