package dev.nn.application.run;

import dev.nn.application.data.FeatureColumn;
import dev.nn.application.data.PreparedData;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.port.KeepRun;
import dev.nn.application.problem.Problem;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.TrainingListener;
import dev.nn.domain.training.TrainingResult;
import dev.nn.domain.training.TrainingSession;
import dev.nn.domain.training.TrainingStep;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs on the reference engine. */
public final class Runner implements RunExperiment {

    private final LoadExperiment experiments;
    private final KeepRun runs;

    /** A runner of what the loader loads. */
    public Runner(LoadExperiment experiments, KeepRun runs) {
        this.experiments = experiments;
        this.runs = runs;
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> run(Request request, Consumer<EpochReport> progress) {
        return experiments
                .load(request.file(), request.settings())
                .map(experiment -> run(experiment, request, progress));
    }

    private RunSummary run(Experiment experiment, Request request, Consumer<EpochReport> progress) {
        Network network = experiment.network();
        ComputeEngine engine = new ReferenceEngine();
        Parameters parameters = Parameters.zeros(network, engine);
        experiment.initialize(parameters);
        LayerByLayer backprop = new LayerByLayer(network, experiment.loss(), engine);
        TrainingStep step = new TrainingStep(network, parameters, backprop, experiment.optimizer(), engine);
        TrainingSession session = new TrainingSession(
                network, step, experiment.plan(), experiment.data().training(), engine);
        Evaluation evaluation = new Evaluation(experiment, backprop);

        KeepRun.RunFolder folder = runs.start(request.out(), experiment.name());
        folder.provenance(
                request.file(),
                Map.of("seed", experiment.plan().seed(), "engine", "reference", "settings", request.settings()));
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report) {
                folder.journal(event(report));
                progress.accept(report);
            }
        };
        TrainingResult result = session.run(() -> evaluation.watched(parameters), List.of(listener));
        Map<String, Map<String, Object>> metrics = evaluation.all(parameters);
        folder.metrics(metrics);
        folder.model(parameters, describe(experiment));
        return new RunSummary(experiment.name(), network.parameterCount(), result, metrics, folder.path());
    }

    private static Map<String, Object> event(EpochReport report) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", "epoch");
        event.put("epoch", report.epoch());
        event.put("step", report.step());
        event.put("loss", report.loss());
        event.put("learning_rate_factor", report.learningRateFactor());
        report.figures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(figure -> event.put(figure.getKey(), figure.getValue()));
        return event;
    }

    private static Map<String, Object> describe(Experiment experiment) {
        PreparedData data = experiment.data();
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format_version", 1);
        description.put(
                "layers",
                experiment.network().layers().stream().map(Layer::describe).toList());
        description.put("loss", experiment.lossName());
        description.put(
                "features",
                data.features().stream().map(FeatureColumn::describe).toList());
        description.put("target", data.target().describe());
        return description;
    }
}
