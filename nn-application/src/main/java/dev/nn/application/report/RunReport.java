package dev.nn.application.report;

import dev.nn.application.catalogue.ChosenFunction;
import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.diagnosis.History;
import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.diagnosis.LayerFigures;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Model;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Note;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.application.page.Block.Pictures;
import dev.nn.application.page.Block.Table;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.Figures;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenSample;
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

    /** Predictions are looked at one by one for so many samples, evenly spaced. */
    private static final int MOST_SAMPLES = 10_000;

    private static final int MOST_FILTERS = 64;

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

    /** The page of a training. */
    public static Page of(FinishedTraining trained) {
        RunReport report = new RunReport(trained);
        report.summary();
        report.verdicts();
        report.metrics();
        report.section("Over the epochs", Curves.of(trained.history()));
        report.predictions();
        report.section("The plane of the two features", new PlaneSection(trained).blocks());
        report.layers();
        report.filters();
        Sections.ending(report.blocks, trained.experiment().provenance().resolved(), trained.provenance());
        return new Page(trained.experiment().name(), report.blocks);
    }

    /** The page of a training whose numbers stopped to be finite. */
    public static Page diverged(
            Experiment experiment, String message, History history, Map<String, Object> provenance) {
        List<Block> blocks = new ArrayList<>(List.of(new Note("diverged", message)));
        Sections.add(blocks, "Over the epochs", Curves.of(history));
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
        blocks.add(new Table("", List.of("what", "value"), rows));
        experiment.provenance().warnings().forEach(warning -> blocks.add(new Note("warning", warning.toString())));
    }

    private void verdicts() {
        Paragraph none =
                new Paragraph("No sign of the troubles that are looked for: layers that are equal, saturated, dead, or"
                        + " without gradient, a loss that jumps, stays, or rises again on validation, predictions no better than a"
                        + " guess or learned by heart, rare classes.");
        List<Block> notes = Sections.notes(trained.verdicts());
        section("Diagnosis", notes.isEmpty() ? List.of(none) : notes);
    }

    private void metrics() {
        Map<String, Figures> parts = trained.metrics().parts();
        Set<String> names = new LinkedHashSet<>();
        parts.values().forEach(figures -> names.addAll(figures.numbers().keySet()));
        List<String> header = new ArrayList<>(List.of("figure"));
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
        section("Metrics", List.of(new Table("", header, rows)));
        if (any) {
            blocks.add(new Paragraph(
                    "In brackets: a 95 % interval for a test of the same size, Wilson's for shares of samples, otherwise from drawing"
                            + " the samples again " + Interval95.DRAWS + " times."));
        }
    }

    /** Of parts that tell of samples the network has not learned from. */
    private String interval(String part, String name) {
        ChosenFunction<Metric> metric = model.metrics().get(name);
        boolean small = experiment.data().part(part).samples() <= Interval95.MOST_SAMPLES;
        if (metric == null || !small || part.equals(Parts.TRAIN)) {
            return "";
        }
        return Interval95.of(
                        metric.function(),
                        outcome(part),
                        experiment.learning().plan().seed())
                .map(found -> " [" + Digits.shown(found.low()) + ", " + Digits.shown(found.high()) + "]")
                .orElse("");
    }

    /** Predicted once, however many figures are made of it. */
    private Outcome outcome(String part) {
        return outcomes.computeIfAbsent(
                part,
                name -> trained.evaluation()
                        .judge(trained.parameters(), samples(name))
                        .outcome());
    }

    private Dataset samples(String part) {
        return EvenSample.atMost(experiment.data().part(part), MOST_SAMPLES);
    }

    private void predictions() {
        Outcome outcome = outcome(experiment.data().leastSeen());
        section("Predictions of the part " + experiment.data().leastSeen(), OutcomeSection.of(outcome, model.target()));
        Dataset samples = samples(experiment.data().leastSeen());
        IntUnaryOperator place = samples instanceof EvenSample some ? some::place : IntUnaryOperator.identity();
        section(
                "The worst predictions of the part " + experiment.data().leastSeen(),
                new WorstSection(experiment.data(), model.target(), outcome, place, i -> features(samples, i))
                        .blocks());
    }

    /** In float64: a reader wants the numbers of the file, not those of the engine. */
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
        // With early stopping the parameters are those of an earlier epoch: layers are shown as they were then, or just
        // before.
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
        all.add(new Table(
                "After epoch " + last.get().number()
                        + (last.get().number() == trained.end().keptEpoch()
                                ? ", whose parameters were kept"
                                : "; the parameters that were kept are those of epoch "
                                        + trained.end().keptEpoch()),
                List.of(
                        "layer",
                        "units",
                        "activations",
                        "share where the slope is flat",
                        "units flat for all samples",
                        "gradient",
                        "weight",
                        "change by a step"),
                rows));
        all.addAll(Curves.layers(
                trained.history(),
                last.get().layers().stream()
                        .map(layer -> layerName(layer.layer()))
                        .toList()));
        section("Layers", all);
    }

    /** What each unit of the first layer looks for, where the inputs are images. */
    private void filters() {
        Network network = model.network();
        Images images = new Images(experiment.data());
        if (!images.areThere()) {
            return;
        }
        double[][] weights =
                trained.parameters().weights(network.learning().get(0).index()).toArray();
        int shown = Math.min(MOST_FILTERS, weights[0].length);
        section(
                "What the first layer looks for",
                List.of(new Pictures(
                        "The weights of " + shown + " of " + weights[0].length
                                + " units: black is the least weight of a unit, white the greatest",
                        IntStream.range(0, shown)
                                .mapToObj(unit -> images.spread(
                                        Arrays.stream(weights)
                                                .mapToDouble(row -> row[unit])
                                                .toArray(),
                                        "unit " + unit))
                                .toList())));
    }
}
