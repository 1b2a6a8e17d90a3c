package dev.nn.application.data;

import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        ColumnSpec own = spec.of(name);
        if (own.categorical() || !table.isNumeric(name)) {
            return oneHot(name, present, own);
        }
        ColumnEncoding.Numeric fitted = numeric(name, present, own);
        if (!Double.isFinite(fitted.shift()) || !Double.isFinite(fitted.scale())) {
            problems.add(table.place(), name, "its numbers are too large to be scaled");
        }
        return fitted;
    }

    private ColumnEncoding oneHot(String name, List<String> present, ColumnSpec own) {
        Map<String, Long> counts =
                present.stream().collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        List<String> categories = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= own.rare())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        boolean rest = own.rare() > 0;
        Optional<String> fill = Optional.empty();
        if (own.missingCategory().equals("separate")) {
            categories.add(0, "");
        } else if (own.missingCategory().equals("most_frequent")) {
            // The first of the most frequent ones, in the order of their words.
            fill = counts.entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey);
        }
        return new ColumnEncoding.OneHot(name, categories, fill, rest);
    }

    private ColumnEncoding.Numeric numeric(String name, List<String> present, ColumnSpec own) {
        double[] values = present.stream().mapToDouble(Double::parseDouble).toArray();
        OptionalDouble fill =
                own.missing().equals("error") ? OptionalDouble.empty() : OptionalDouble.of(fill(values, own));
        return switch (own.numeric()) {
            case "standardize" -> standardized(name, values, fill);
            case "min_max" -> {
                double low = Arrays.stream(values).min().orElse(0);
                double high = Arrays.stream(values).max().orElse(1);
                yield new ColumnEncoding.Numeric(name, low, high > low ? high - low : 1, fill);
            }
            case "robust" -> {
                double range = quantile(values, 0.75) - quantile(values, 0.25);
                yield new ColumnEncoding.Numeric(name, quantile(values, 0.5), range > 0 ? range : 1, fill);
            }
            case "log" -> logarithmic(name, values, fill);
            case "scale" -> new ColumnEncoding.Numeric(name, 0, 1 / own.scale(), fill);
            default -> new ColumnEncoding.Numeric(name, 0, 1, fill);
        };
    }

    /** ln(1 + x), then standardised. */
    private ColumnEncoding.Numeric logarithmic(String name, double[] values, OptionalDouble fill) {
        for (double value : values) {
            if (value <= -1) {
                problems.add(table.place(), name, "log is ln(1 + x): expected numbers above -1, found " + value);
                return new ColumnEncoding.Numeric(name, 0, 1, fill);
            }
        }
        ColumnEncoding.Numeric plain =
                standardized(name, Arrays.stream(values).map(StrictMath::log1p).toArray(), fill);
        return new ColumnEncoding.Numeric(name, true, plain.shift(), plain.scale(), fill);
    }

    /** Between the two nearest values in a straight line, as NumPy has it. */
    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return 0;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
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

    private static double fill(double[] values, ColumnSpec own) {
        return switch (own.missing()) {
            case "median" -> quantile(values, 0.5);
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
