package dev.nn.application.report;

import dev.nn.application.diagnosis.History;
import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.diagnosis.LayerFigures;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Chart;
import dev.nn.application.page.Block.Chart.Series;
import dev.nn.application.page.Block.Chart.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learning curves: metrics per epoch. */
final class Curves {

    /** Maximum number of points per curve; a screen cannot show more. */
    private static final int MAX_POINTS = 1000;

    private static final String VALIDATION = "validation_";

    private Curves() {}

    /**
     * Returns charts of training and validation loss, and of the other validation metrics. Metrics
     * between 0 and 1 share one chart.
     */
    static List<Block> of(History whole) {
        History history = thinned(whole);
        if (history.epochs().size() < 2) {
            return List.of();
        }
        List<Block> charts = new ArrayList<>();
        List<Series> losses = new ArrayList<>(List.of(series("train", history, Epoch::loss)));
        Set<String> names = new LinkedHashSet<>();
        history.epochs().forEach(epoch -> names.addAll(epoch.figures().keySet()));
        if (names.contains(VALIDATION + "loss")) {
            losses.add(series("validation", history, epoch -> figure(epoch, VALIDATION + "loss")));
        }
        charts.add(new Chart("Loss", "epoch", "loss", losses, Style.LINES));
        List<Series> shares = new ArrayList<>();
        for (String name : names) {
            if (name.equals(VALIDATION + "loss")) {
                continue;
            }
            boolean share = history.epochs().stream()
                    .mapToDouble(epoch -> figure(epoch, name))
                    .filter(Double::isFinite)
                    .allMatch(value -> value >= 0 && value <= 1);
            Series one = series(name.replace(VALIDATION, ""), history, epoch -> figure(epoch, name));
            if (share) {
                shares.add(one);
            } else {
                charts.add(new Chart("Validation, " + one.label(), "epoch", one.label(), List.of(one), Style.LINES));
            }
        }
        if (!shares.isEmpty()) {
            boolean single = shares.size() == 1;
            String title = single ? "Validation, " + shares.get(0).label() : "Validation";
            charts.add(new Chart(title, "epoch", single ? shares.get(0).label() : "from 0 to 1", shares, Style.LINES));
        }
        double first = history.epochs().get(0).learningRateFactor();
        if (history.epochs().stream().anyMatch(epoch -> epoch.learningRateFactor() != first)) {
            charts.add(new Chart(
                    "Learning rate factor",
                    "epoch",
                    "factor",
                    List.of(series("factor", history, Epoch::learningRateFactor)),
                    Style.LINES));
        }
        return charts;
    }

    /** Returns charts of one quantity per layer over the measured epochs. */
    static List<Block> layers(History whole, List<String> names) {
        History history = new History(whole.epochs().stream()
                .filter(epoch -> !epoch.layers().isEmpty())
                .toList());
        if (history.epochs().size() < 2) {
            return List.of();
        }
        return Stream.of(
                        layers(
                                "Gradient of each layer (root mean square)",
                                "gradient",
                                history,
                                names,
                                layer -> layer.weights().gradient()),
                        layers(
                                "Relative update of each layer per step",
                                "update / weight norm",
                                history,
                                names,
                                layer -> layer.weights().update().orElse(Double.NaN)))
                .filter(Curves::hasLine)
                .<Block>map(chart -> chart)
                .toList();
    }

    /** Returns whether a chart has a line, that is, at least two points. */
    private static boolean hasLine(Chart chart) {
        return chart.series().stream()
                .anyMatch(one -> Arrays.stream(one.y()).filter(Double::isFinite).count() > 1);
    }

    private static Chart layers(
            String title, String yLabel, History history, List<String> names, ToDoubleFunction<LayerFigures> figure) {
        List<Series> series = new ArrayList<>();
        for (int n = 0; n < names.size(); n++) {
            int layer = n;
            series.add(series(names.get(n), history, epoch -> {
                double value = figure.applyAsDouble(epoch.layers().get(layer));
                // A logarithmic axis cannot show 0.
                return value > 0 ? value : Double.NaN;
            }));
        }
        return new Chart(title, "epoch", yLabel, series, Style.LOGARITHMIC);
    }

    /** Returns charts that compare runs, one chart per metric. */
    static List<Block> compared(Map<String, History> runs, String... more) {
        List<Block> charts = new ArrayList<>();
        Set<String> figures = new LinkedHashSet<>(List.of("loss", VALIDATION + "loss", VALIDATION + "accuracy"));
        figures.addAll(List.of(more));
        for (String figure : figures) {
            int longest = runs.values().stream()
                    .mapToInt(history -> history.epochs().size())
                    .max()
                    .orElse(0);
            int every = every(longest);
            // The last epoch of each run is kept, since legends show last values.
            double[] x = IntStream.concat(
                            IntStream.range(0, longest).filter(e -> e % every == 0),
                            runs.values().stream()
                                    .mapToInt(history -> history.epochs().size() - 1))
                    .filter(e -> e >= 0)
                    .distinct()
                    .sorted()
                    .mapToDouble(e -> e + 1)
                    .toArray();
            List<Series> series = new ArrayList<>();
            runs.forEach((name, history) -> {
                double[] y = new double[x.length];
                Arrays.fill(y, Double.NaN);
                for (int i = 0; i < x.length && x[i] <= history.epochs().size(); i++) {
                    Epoch epoch = history.epochs().get((int) x[i] - 1);
                    y[i] = figure.equals("loss") ? epoch.loss() : figure(epoch, figure);
                }
                if (Arrays.stream(y).anyMatch(Double::isFinite)) {
                    series.add(new Series(name, x, y));
                }
            });
            if (!series.isEmpty() && longest > 1) {
                String of = figure.replace(VALIDATION, "");
                String title = figure.equals("loss") ? "Training loss" : "Validation, " + of;
                charts.add(new Chart(title, "epoch", of, series, Style.LINES));
            }
        }
        return charts;
    }

    /**
     * Returns the epoch interval between points, so that a curve has at most {@link #MAX_POINTS}
     * points.
     */
    private static int every(int epochs) {
        return Math.max(1, (epochs + MAX_POINTS - 1) / MAX_POINTS);
    }

    private static History thinned(History history) {
        int every = every(history.epochs().size());
        List<Epoch> kept = new ArrayList<>();
        for (int e = 0; e < history.epochs().size(); e++) {
            if (e % every == 0 || e == history.epochs().size() - 1) {
                kept.add(history.epochs().get(e));
            }
        }
        return new History(kept);
    }

    private static double figure(Epoch epoch, String name) {
        return epoch.figures().getOrDefault(name, Double.NaN);
    }

    private static Series series(String label, History history, ToDoubleFunction<Epoch> figure) {
        return new Series(
                label,
                history.epochs().stream().mapToDouble(Epoch::number).toArray(),
                history.epochs().stream().mapToDouble(figure).toArray());
    }
}
