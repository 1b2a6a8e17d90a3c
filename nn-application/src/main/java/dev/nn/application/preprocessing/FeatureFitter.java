package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.ColumnType;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.application.spec.MissingCategory;
import dev.nn.application.table.Column;
import dev.nn.application.table.Numbers;
import dev.nn.application.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fitter of feature encodings on the training rows. */
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
        Column column = table.column(name);
        ColumnSpec own = spec.of(name);
        ColumnStatistics values = new ColumnStatistics(column, training);
        if (own.is(ColumnType.CATEGORICAL) || !column.numeric()) {
            Map<String, Long> counts = counts(column);
            if (counts.size() == 1) {
                warnOfConstant(name, counts.keySet().iterator().next());
            }
            return oneHot(column, counts, own);
        }
        if (values.isConstant()) {
            IntStream.of(training)
                    .filter(row -> !column.isMissing(row))
                    .limit(1)
                    .forEach(row -> warnOfConstant(name, column.text(row)));
        }
        ColumnEncoding.Numeric fitted = numeric(values, own);
        if (!isFinite(fitted)) {
            problems.add(table.place(), name, "its numbers are too large to scale");
        }
        return fitted;
    }

    /** Returns whether all fitted values are finite: sums of large numbers overflow. */
    static boolean isFinite(ColumnEncoding.Numeric fitted) {
        return Double.isFinite(fitted.shift())
                && Double.isFinite(fitted.scale())
                && Double.isFinite(fitted.fill().orElse(0));
    }

    /** Warns that all present values of a column are equal in the training rows. */
    private void warnOfConstant(String name, String value) {
        String message = "is '" + value + "' in every training row; a constant column carries no information";
        warnings.add(new Problem(table.place(), name, message));
    }

    /** Returns the number of training rows per word, sorted by word, without missing values. */
    private Map<String, Long> counts(Column column) {
        long[] counts = column.counts(training);
        Map<String, Long> present = new TreeMap<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                present.put(column.words().get(k), counts[k]);
            }
        }
        return merged(present);
    }

    /** Merges the counts of different spellings of one number under the first spelling. */
    private static Map<String, Long> merged(Map<String, Long> counts) {
        Map<Double, String> spellings = new HashMap<>();
        Map<String, Long> merged = new TreeMap<>();
        counts.forEach((word, count) -> {
            String spelling =
                    Numbers.isPlain(word) ? spellings.computeIfAbsent(Double.parseDouble(word), any -> word) : word;
            merged.merge(spelling, count, Long::sum);
        });
        return merged;
    }

    private static ColumnEncoding oneHot(Column column, Map<String, Long> counts, ColumnSpec own) {
        List<String> categories = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= own.rare())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        boolean rest = own.rare() > 0;
        Optional<String> fill = Optional.empty();
        if (own.missingCategory() == MissingCategory.SEPARATE) {
            categories.add(0, "");
        } else if (own.missingCategory() == MissingCategory.MOST_FREQUENT) {
            // In case of a tie, the first in string order.
            fill = counts.entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey);
        }
        return new ColumnEncoding.OneHot(column.name(), categories, fill, rest);
    }

    private ColumnEncoding.Numeric numeric(ColumnStatistics values, ColumnSpec own) {
        String name = values.column().name();
        OptionalDouble fill = fill(values, own);
        return switch (own.numeric()) {
            case STANDARDIZE -> standardized(values, false, fill);
            case MIN_MAX -> {
                double[] bounds = values.bounds();
                double range = bounds[1] > bounds[0] ? bounds[1] - bounds[0] : 1;
                yield new ColumnEncoding.Numeric(name, bounds[0], range, fill);
            }
            case ROBUST -> {
                double range = values.quantile(0.75) - values.quantile(0.25);
                yield new ColumnEncoding.Numeric(name, values.quantile(0.5), range > 0 ? range : 1, fill);
            }
            case LOG -> logarithmic(values, fill);
            case FACTOR -> new ColumnEncoding.Numeric(name, 0, 1 / own.scale(), fill);
            case NONE -> new ColumnEncoding.Numeric(name, 0, 1, fill);
        };
    }

    /** Fits the encoding that standardises ln(1 + x). */
    private ColumnEncoding.Numeric logarithmic(ColumnStatistics values, OptionalDouble fill) {
        double low = values.bounds()[0];
        if (low <= -1) {
            problems.add(
                    table.place(), values.column().name(), "log is ln(1 + x): expected numbers above -1, found " + low);
            return ColumnEncoding.Numeric.plain(values.column().name());
        }
        return standardized(values, true, fill);
    }

    /**
     * Fits a standardisation with the mean and the population standard deviation; a constant column
     * is divided by 1.
     */
    static ColumnEncoding.Numeric standardized(ColumnStatistics values, boolean log, OptionalDouble fill) {
        double[] found = values.meanAndDeviation(log);
        return new ColumnEncoding.Numeric(values.column().name(), log, found[0], found[1] > 0 ? found[1] : 1, fill);
    }

    private OptionalDouble fill(ColumnStatistics values, ColumnSpec own) {
        return switch (own.missing()) {
            case MEDIAN -> OptionalDouble.of(values.quantile(0.5));
            case MOST_FREQUENT -> {
                OptionalDouble found = values.mostFrequent();
                if (found.isEmpty()) {
                    problems.add(
                            table.place(),
                            values.column().name(),
                            "has more than " + ColumnStatistics.MAX_DISTINCT
                                    + " distinct numbers; expected missing: mean or median");
                }
                yield found;
            }
            case MEAN -> OptionalDouble.of(values.mean());
            case ERROR -> OptionalDouble.empty();
        };
    }

    /** Returns the warnings about the columns fitted so far. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
