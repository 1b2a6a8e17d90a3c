package dev.nn.application.report;

import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.diagnosis.History;
import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.diagnosis.LayerFigures;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Model;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Block.Pictures;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.Figures;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenlySpacedSubset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Network;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The report of one training. */
public final class RunReport {

    /** Maximum number of samples whose predictions are shown, evenly spaced. */
    private static final int MAX_SAMPLES = 10_000;

    private static final int MAX_FILTERS = 64;

    private final FinishedTraining trained;
    private final Experiment experiment;
    private final Model model;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    private RunReport(FinishedTraining trained) {
        this.trained = trained;
        this.experiment = trained.experiment();
        this.model = experiment.model();
    }

    /** Returns the page of a training. */
    public static Page of(FinishedTraining trained) {
        RunReport report = new RunReport(trained);
        report.summary();
        report.verdicts();
        report.metrics();
        report.section("Learning curves", Curves.of(trained.history()));
        report.predictions();
        report.section("Predictions in the plane of both features", new PlaneSection(trained).blocks());
        report.layers();
        report.filters();
        Sections.ending(report.blocks, trained.experiment().provenance().resolved(), trained.provenance());
        return new Page(trained.experiment().name(), report.blocks);
    }

    /** Returns the page of a training that diverged. */
    public static Page diverged(
            Experiment experiment, String message, History history, Map<String, Object> provenance) {
        List<Block> blocks = new ArrayList<>(List.of(new Note("diverged", message)));
        Sections.add(blocks, "Learning curves", Curves.of(history));
        Sections.ending(blocks, experiment.provenance().resolved(), provenance);
        return new Page(experiment.name(), blocks);
    }

    private void section(String title, List<Block> inner) {
        Sections.add(blocks, title, inner);
    }

    private void summary() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ending", trained.end().words()));
        rows.add(List.of("parameters", Long.toString(model.network().parameterCount())));
        experiment.data().parts().forEach((part, data) -> rows.add(List.of("samples, " + part, "" + data.samples())));
        rows.add(List.of("task", model.target().task().text()));
        rows.add(List.of("loss", model.loss().use().words()));
        rows.add(List.of("engine", experiment.computation().engine().name()));
        blocks.add(new TextTable("Summary", List.of("property", "value"), rows));
        experiment.provenance().warnings().forEach(warning -> blocks.add(new Note("warning", warning.toString())));
    }

    private void verdicts() {
        Paragraph none = new Paragraph("No problems detected. Checks: identical, saturated or dead layers, vanishing"
                + " gradients, a loss that jumps, stagnates or rises again on the validation set,"
                + " predictions no better than chance, overfitting, rare classes.");
        List<Block> notes = Sections.notes(trained.verdicts());
        section("Diagnosis", notes.isEmpty() ? List.of(none) : notes);
    }

    private void metrics() {
        Map<String, Figures> parts = trained.metrics().parts();
        Set<String> names = new LinkedHashSet<>();
        parts.values().forEach(figures -> names.addAll(figures.numbers().keySet()));
        List<String> header = new ArrayList<>(List.of("metric"));
        header.addAll(parts.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            parts.forEach((part, figures) -> row.add(
                    figures.numbers().containsKey(name)
                            ? Digits.shown(figures.number(name)) + interval(part, name)
                            : ""));
            rows.add(row);
        }
        boolean any = rows.stream().anyMatch(row -> row.stream().anyMatch(cell -> cell.contains("[")));
        section("Metrics", List.of(new TextTable("", header, rows)));
        if (any) {
            blocks.add(new Paragraph("In brackets: 95 % confidence interval (Wilson's interval for shares of samples,"
                    + " otherwise bootstrap with " + ConfidenceInterval.DRAWS + " resamples)."));
        }
    }

    /**
     * Returns the confidence interval as text; empty for large parts, and for the training set,
     * which says nothing about unseen samples.
     */
    private String interval(String part, String name) {
        ResolvedFunction<Metric> metric = model.metrics().get(name);
        boolean small = experiment.data().part(part).samples() <= ConfidenceInterval.MAX_SAMPLES;
        if (metric == null || !small || part.equals(Parts.TRAIN)) {
            return "";
        }
        return ConfidenceInterval.of(
                        metric.function(),
                        outcome(part),
                        experiment.learning().plan().seed())
                .map(found -> " [" + Digits.shown(found.low()) + ", " + Digits.shown(found.high()) + "]")
                .orElse("");
    }

    /** Returns the predictions of a part; computed once, even if used by several metrics. */
    private Outcome outcome(String part) {
        return outcomes.computeIfAbsent(
                part,
                name -> trained.evaluation()
                        .judge(trained.parameters(), samples(name))
                        .outcome());
    }

    private Dataset samples(String part) {
        return EvenlySpacedSubset.atMost(experiment.data().part(part), MAX_SAMPLES);
    }

    private void predictions() {
        Outcome outcome = outcome(experiment.data().leastSeen());
        section(
                "Predictions on the " + experiment.data().leastSeen() + " set",
                OutcomeSection.of(outcome, model.target()));
        Dataset samples = samples(experiment.data().leastSeen());
        IntUnaryOperator place = samples instanceof EvenlySpacedSubset some ? some::place : IntUnaryOperator.identity();
        section(
                "Worst predictions on the " + experiment.data().leastSeen() + " set",
                new WorstSection(experiment.data(), model.target(), outcome, place, i -> features(samples, i))
                        .blocks());
    }

    /**
     * Returns a sample's features in float64: the report shows the file's numbers, not the
     * engine's.
     */
    private static double[] features(Dataset samples, int sample) {
        ComputeEngine exact = new ReferenceEngine();
        Tensor features = exact.allocate(1, samples.inputs());
        samples.copy(new int[] {sample}, 0, features, exact.allocate(1, samples.outputs()));
        return features.row(0);
    }

    private String layerName(int layer) {
        return "layer " + layer + ", "
                + model.activation(model.network()
                                .activating(model.network().layer(layer))
                                .index())
                        .map(FunctionUse::words)
                        .orElse("");
    }

    private void layers() {
        // With early stopping the parameters are those of an earlier epoch, so layers are shown as
        // of that epoch or the last one before it that was measured.
        Optional<Epoch> last = trained.history().epochs().stream()
                .filter(epoch -> !epoch.layers().isEmpty()
                        && epoch.number() <= trained.end().keptEpoch())
                .reduce((a, b) -> b);
        if (last.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int n = 0; n < last.get().layers().size(); n++) {
            LayerFigures layer = last.get().layers().get(n);
            rows.add(List.of(
                    layerName(layer.layer()),
                    Integer.toString(layer.units()),
                    Digits.shown(layer.activations().mean()) + " \u00b1 "
                            + Digits.shown(layer.activations().deviation()),
                    layer.activations().flatShare().map(Digits::shown).orElse(""),
                    layer.activations()
                            .flatShare()
                            .map(share -> Integer.toString(layer.activations().flatUnits()))
                            .orElse(""),
                    Digits.shown(layer.weights().gradient()),
                    Digits.shown(layer.weights().size()),
                    layer.weights().update().map(Digits::shown).orElse("")));
        }
        List<Block> all = new ArrayList<>();
        all.add(new TextTable(
                "After epoch " + last.get().number()
                        + (last.get().number() == trained.end().keptEpoch()
                                ? " (parameters kept)"
                                : "; the kept parameters are those of epoch "
                                        + trained.end().keptEpoch()),
                List.of(
                        "layer",
                        "units",
                        "activations",
                        "share with near-zero slope",
                        "units with near-zero slope for all samples",
                        "gradient",
                        "weight",
                        "update per step"),
                rows));
        all.addAll(Curves.layers(
                trained.history(),
                last.get().layers().stream()
                        .map(layer -> layerName(layer.layer()))
                        .toList()));
        section("Layers", all);
    }

    /** Adds the weights of the first layer's units as images, if the inputs are images. */
    private void filters() {
        Network network = model.network();
        ImageFeatures images = new ImageFeatures(experiment.data());
        if (!images.areThere()) {
            return;
        }
        double[][] weights =
                trained.parameters().weights(network.learning().get(0).index()).toArray();
        int shown = Math.min(MAX_FILTERS, weights[0].length);
        section(
                "Filters of the first layer",
                List.of(new Pictures(
                        "Weights of " + shown + " of " + weights[0].length
                                + " units (black: smallest weight of the unit, white: largest)",
                        IntStream.range(0, shown)
                                .mapToObj(unit -> images.spread(
                                        Arrays.stream(weights)
                                                .mapToDouble(row -> row[unit])
                                                .toArray(),
                                        "unit " + unit))
                                .toList())));
    }
}
