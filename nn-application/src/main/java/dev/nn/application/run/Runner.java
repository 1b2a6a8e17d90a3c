package dev.nn.application.run;

import dev.nn.application.data.PreparedData;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.model.Evaluation;
import dev.nn.application.model.Model;
import dev.nn.application.model.ModelDescription;
import dev.nn.application.port.KeepRun;
import dev.nn.application.problem.Problem;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.TrainingListener;
import dev.nn.domain.training.TrainingResult;
import dev.nn.domain.training.TrainingSession;
import dev.nn.domain.training.TrainingStep;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs experiments on the engine that they name. */
public final class Runner implements RunExperiment {

    private final LoadExperiment experiments;
    private final KeepRun runs;

    /** A runner of what the loader loads. */
    public Runner(LoadExperiment experiments, KeepRun runs) {
        this.experiments = experiments;
        this.runs = runs;
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> run(
            ExperimentSource source, String out, Consumer<EpochReport> progress) {
        return experiments.load(source).map(experiment -> run(experiment, source, out, progress));
    }

    private RunSummary run(Experiment experiment, ExperimentSource source, String out, Consumer<EpochReport> progress) {
        Model model = experiment.model();
        Network network = model.network();
        ComputeEngine engine = experiment.engine().create();
        Parameters parameters = Parameters.zeros(network, engine);
        experiment.initialize(parameters);
        LayerByLayer backprop = new LayerByLayer(network, model.loss().function(), engine);
        TrainingStep step = new TrainingStep(network, parameters, backprop, experiment.optimizer(), engine);
        TrainingSession session = new TrainingSession(
                network, step, experiment.plan(), experiment.data().training(), engine);
        Evaluation evaluation = new Evaluation(model, backprop, engine);

        try (KeepRun.RunFolder folder = runs.start(out, experiment.name())) {
            folder.experiment(experiment.resolved());
            folder.provenance(source.file(), provenance(experiment, source.settings()));
            TrainingListener listener = new TrainingListener() {
                @Override
                public void epochFinished(EpochReport report) {
                    folder.journal(event(report));
                    progress.accept(report);
                }
            };
            Map<String, Dataset> parts = experiment.data().parts();
            TrainingResult result = session.run(() -> watched(evaluation, parameters, parts), List.of(listener));
            Map<String, Map<String, Object>> metrics = new LinkedHashMap<>();
            parts.forEach((part, data) -> metrics.put(part, evaluation.figures(parameters, data)));
            folder.metrics(metrics);
            folder.model(parameters, experiment.engine().provider().precision(), ModelDescription.of(model));
            return new RunSummary(
                    experiment.name(), network.parameterCount(), result, metrics, experiment.warnings(), folder.path());
        }
    }

    /** The numbers of the validation part, named {@code validation_...}; none where there is no such part. */
    private static Map<String, Double> watched(
            Evaluation evaluation, Parameters parameters, Map<String, Dataset> parts) {
        Map<String, Double> watched = new HashMap<>();
        Dataset validation = parts.get(PreparedData.VALIDATION);
        if (validation != null) {
            evaluation.figures(parameters, validation).forEach((name, value) -> {
                if (value instanceof Double number) {
                    watched.put(PreparedData.VALIDATION + "_" + name, number);
                }
            });
        }
        return watched;
    }

    private static Map<String, Object> provenance(Experiment experiment, List<String> settings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("settings", settings);
        facts.put("data_sha256", experiment.data().sources());
        facts.put("seed", experiment.plan().seed());
        Map<String, String> jars = new LinkedHashMap<>();
        experiment.plugins().forEach(jar -> jars.put(jar.place(), jar.sha256()));
        facts.put("plugins_sha256", jars);
        facts.put("engine", experiment.engine().name());
        return facts;
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
}
