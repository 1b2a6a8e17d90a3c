package dev.nn.application.report;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Chart;
import dev.nn.application.page.Block.Chart.Series;
import dev.nn.application.page.Block.Chart.Style;
import dev.nn.application.page.Block.Matrix;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Predictions compared with actual values: a confusion matrix and threshold curves for classes and
 * labels, residuals for regression.
 */
final class OutcomeSection {

    private static final int MAX_CLASSES = 30;
    private static final int MAX_CURVES = 10;
    private static final int MAX_POINTS = 1000;
    private static final int BINS = 30;

    private OutcomeSection() {}

    /** Returns the blocks for a model's predictions of its target. */
    static List<Block> of(Outcome outcome, TargetEncoding target) {
        if (outcome instanceof Outcome.Classes classes) {
            return classes(classes);
        } else if (outcome instanceof Outcome.Labels labels) {
            return labels(labels);
        }
        return numbers(
                (Outcome.Numbers) outcome,
                target.columns().stream().map(ColumnEncoding::name).toList());
    }

    private static List<Block> classes(Outcome.Classes classes) {
        List<Block> blocks = new ArrayList<>();
        int count = classes.classNames().size();
        if (count <= MAX_CLASSES) {
            long[][] counts = new long[count][count];
            for (int i = 0; i < classes.samples(); i++) {
                counts[classes.actual()[i]][classes.predicted()[i]]++;
            }
            blocks.add(new Matrix("Confusion matrix (rows: actual, columns: predicted)", classes.classNames(), counts));
        }
        if (classes.probabilities().length > 0 && count <= MAX_CURVES) {
            // With two classes the curve of the second class is sufficient.
            List<Integer> drawn =
                    IntStream.range(count == 2 ? 1 : 0, count).boxed().toList();
            blocks.addAll(curves(
                    drawn.stream().map(classes.classNames()::get).toList(),
                    k -> Thresholds.of(
                            equal(classes.actual(), drawn.get(k)), column(classes.probabilities(), drawn.get(k)))));
        }
        return blocks;
    }

    private static List<Block> labels(Outcome.Labels labels) {
        if (labels.probabilities().length == 0 || labels.labelNames().size() > MAX_CURVES) {
            return List.of();
        }
        return curves(labels.labelNames(), k -> {
            boolean[] actual = new boolean[labels.samples()];
            for (int i = 0; i < actual.length; i++) {
                actual[i] = labels.actual()[i][k];
            }
            return Thresholds.of(actual, column(labels.probabilities(), k));
        });
    }

    private static List<Block> curves(List<String> names, IntFunction<Thresholds> of) {
        List<Series> rates = new ArrayList<>();
        List<Series> precision = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            Thresholds thresholds = of.apply(k);
            if (!thresholds.roc().isEmpty()) {
                rates.add(Thresholds.line(names.get(k), thresholds.roc()));
                precision.add(Thresholds.line(names.get(k), thresholds.precision()));
            }
        }
        if (rates.isEmpty()) {
            return List.of();
        }
        double[] ends = {0, 1};
        rates.add(new Series("random guess", ends, ends, true));
        return List.of(
                new Chart("ROC curve", "false-positive rate", "true-positive rate", rates, Style.SHARES),
                new Chart(
                        "Precision-recall curve (best precision at this recall or higher)",
                        "recall",
                        "precision",
                        precision,
                        Style.SHARES));
    }

    private static List<Block> numbers(Outcome.Numbers numbers, List<String> names) {
        List<Block> blocks = new ArrayList<>();
        int targets = numbers.actual()[0].length;
        for (int k = 0; k < targets; k++) {
            int target = k;
            String of = targets == 1 ? "" : ", " + names.get(k);
            int every = (numbers.samples() + MAX_POINTS - 1) / MAX_POINTS;
            int[] shown = IntStream.range(0, numbers.samples())
                    .filter(i -> i % every == 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> numbers.predicted()[i][target]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] x = IntStream.of(shown)
                    .mapToDouble(i -> numbers.predicted()[i][target])
                    .toArray();
            double[] residuals = IntStream.of(shown)
                    .mapToDouble(i -> numbers.actual()[i][target] - numbers.predicted()[i][target])
                    .toArray();
            blocks.add(new Chart(
                    "Residuals (actual - predicted)" + of,
                    "predicted " + names.get(k),
                    "actual - predicted " + names.get(k),
                    List.of(new Series("residual", x, residuals)),
                    Style.POINTS));
            double[] all = IntStream.range(0, numbers.samples())
                    .mapToDouble(i -> numbers.actual()[i][target] - numbers.predicted()[i][target])
                    .toArray();
            blocks.add(histogram("Distribution of residuals" + of, names.get(k), all));
        }
        return blocks;
    }

    private static Chart histogram(String title, String of, double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double width = high > low ? (high - low) / BINS : 1;
        double[] x = new double[BINS];
        double[] counts = new double[BINS];
        Arrays.setAll(x, i -> low + (i + 0.5) * width);
        for (double value : values) {
            counts[(int) Math.min(BINS - 1, Math.floor((value - low) / width))]++;
        }
        return new Chart(
                title, "actual - predicted " + of, "samples", List.of(new Series("samples", x, counts)), Style.BARS);
    }

    private static boolean[] equal(int[] actual, int number) {
        boolean[] equal = new boolean[actual.length];
        for (int i = 0; i < equal.length; i++) {
            equal[i] = actual[i] == number;
        }
        return equal;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
