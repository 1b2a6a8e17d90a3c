package dev.nn.application.report;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Pictures;
import dev.nn.application.page.Block.Pictures.Picture;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Digits;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The samples with the worst predictions: the lowest probability of the true class or the largest
 * residual.
 *
 * @param outcome predictions of samples of a part
 * @param place index of a sample in its part
 * @param features features of a sample as network inputs
 */
record WorstSection(
        PreparedData data,
        TargetEncoding target,
        Outcome outcome,
        IntUnaryOperator place,
        IntFunction<double[]> features) {

    private static final int SHOWN = 10;
    private static final int MAX_COLUMNS = 8;

    List<Block> blocks() {
        List<Integer> worst = IntStream.range(0, outcome.samples())
                .boxed()
                .filter(i -> distance(i) > 0)
                .sorted(Comparator.comparingDouble(i -> -distance(i)))
                .limit(SHOWN)
                .toList();
        if (worst.isEmpty()) {
            return List.of();
        }
        ImageFeatures images = new ImageFeatures(data);
        return images.areThere()
                ? List.of(new Pictures(
                        "Actual, then predicted",
                        worst.stream().map(i -> picture(images, i)).toList()))
                : List.of(table(worst));
    }

    private Picture picture(ImageFeatures images, int sample) {
        return images.picture(features.apply(sample), truth(sample) + ", not " + prediction(sample));
    }

    private TextTable table(List<Integer> worst) {
        Decoder decoder = new Decoder(data.features());
        List<String> names = data.features().stream()
                .limit(MAX_COLUMNS)
                .map(ColumnEncoding::name)
                .toList();
        List<String> header = new ArrayList<>(List.of("sample", "actual", "predicted"));
        header.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (int i : worst) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(place.applyAsInt(i)), truth(i), prediction(i)));
            row.addAll(decoder.values(features.apply(i)).subList(0, names.size()));
            rows.add(row);
        }
        return new TextTable(first() + "; sample numbers start at 0 in this part", header, rows);
    }

    private String first() {
        if (outcome instanceof Outcome.Classes classes) {
            return classes.probabilities().length == 0
                    ? "Misclassified samples"
                    : "Lowest probability of the true class first";
        } else if (outcome instanceof Outcome.Labels) {
            return "Most wrong labels first";
        }
        return target.columns().size() == 1
                ? "Largest residual first"
                : "Largest residual first, in standard deviations of the target";
    }

    /** Returns the error of the prediction of a sample; 0 if it is correct. */
    private double distance(int i) {
        if (outcome instanceof Outcome.Classes classes) {
            boolean right = classes.actual()[i] == classes.predicted()[i];
            return right
                    ? 0
                    : classes.probabilities().length == 0 ? 1 : 1 - classes.probabilities()[i][classes.actual()[i]];
        } else if (outcome instanceof Outcome.Labels labels) {
            return IntStream.range(0, labels.actual()[i].length)
                    .filter(k -> labels.actual()[i][k] != labels.predicted()[i][k])
                    .count();
        }
        Outcome.Numbers numbers = (Outcome.Numbers) outcome;
        double most = 0;
        for (int k = 0; k < numbers.actual()[i].length; k++) {
            double scale = ((TargetEncoding.Values) target).columns().get(k).scale();
            most = Math.max(most, Math.abs(numbers.actual()[i][k] - numbers.predicted()[i][k]) / scale);
        }
        return most;
    }

    private String truth(int i) {
        if (outcome instanceof Outcome.Classes classes) {
            return classes.classNames().get(classes.actual()[i]) + probability(classes, i, classes.actual()[i]);
        } else if (outcome instanceof Outcome.Labels labels) {
            return on(labels.actual()[i], labels.labelNames());
        }
        return numbers(((Outcome.Numbers) outcome).actual()[i]);
    }

    private String prediction(int i) {
        if (outcome instanceof Outcome.Classes classes) {
            int predicted = classes.predicted()[i];
            return classes.classNames().get(predicted) + probability(classes, i, predicted);
        } else if (outcome instanceof Outcome.Labels labels) {
            return on(labels.predicted()[i], labels.labelNames());
        }
        return numbers(((Outcome.Numbers) outcome).predicted()[i]);
    }

    private static String probability(Outcome.Classes classes, int sample, int number) {
        return classes.probabilities().length == 0
                ? ""
                : " (" + Digits.shown(classes.probabilities()[sample][number]) + ")";
    }

    private static String on(boolean[] labels, List<String> names) {
        return IntStream.range(0, labels.length)
                .filter(k -> labels[k])
                .mapToObj(names::get)
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    private static String numbers(double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(k -> Digits.shown(values[k]))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
