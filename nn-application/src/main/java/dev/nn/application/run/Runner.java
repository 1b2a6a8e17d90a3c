package dev.nn.application.run;

import dev.nn.application.data.PreparedData;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.model.Evaluation;
import dev.nn.application.model.Model;
import dev.nn.application.model.ModelDescription;
import dev.nn.application.port.KeepRun;
import dev.nn.application.port.KeepRun.RunFolder;
import dev.nn.application.port.OpenRun;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.TrainingListener;
import dev.nn.domain.training.TrainingResult;
import dev.nn.domain.training.TrainingResult.Ending;
import dev.nn.domain.training.TrainingSession;
import dev.nn.domain.training.TrainingSession.Decision;
import dev.nn.domain.training.TrainingStep;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs experiments on the engine that they name. */
public final class Runner implements RunExperiment {

    private static final int KEEP_ONE = 1;

    private final LoadExperiment experiments;
    private final KeepRun runs;
    private final OpenRun left;

    /** A runner of what the loader loads. */
    public Runner(LoadExperiment experiments, KeepRun runs, OpenRun left) {
        this.experiments = experiments;
        this.runs = runs;
        this.left = left;
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> run(ExperimentSource source, String out, Watcher watcher) {
        return experiments.load(source).map(experiment -> {
            try (RunFolder folder = runs.start(out, experiment.name())) {
                folder.experiment(experiment.resolved());
                folder.provenance(source.file(), provenance(experiment, source.settings()));
                return run(experiment, folder, session(experiment), watcher);
            }
        });
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> resume(Resumption resumption, Watcher watcher) {
        return new Resumer(left, experiments).open(resumption).flatMap(found -> {
            Training training = session(found.experiment());
            try {
                training.session().resume(found.state());
            } catch (IllegalArgumentException e) {
                Problems problems = new Problems();
                problems.add(Position.of(resumption.run()), "", "its checkpoint doesn't fit: " + e.getMessage());
                return problems.validate(Optional.empty());
            }
            try (RunFolder folder = runs.resume(resumption.run(), found.state().epoch())) {
                watcher.resumed(found.state().step(), found.state().epoch());
                return Validation.valid(run(found.experiment(), folder, training, watcher));
            }
        });
    }

    /** A session with what it works on. */
    private record Training(
            TrainingSession session, Parameters parameters, LayerByLayer backprop, ComputeEngine engine) {}

    private static Training session(Experiment experiment) {
        Network network = experiment.model().network();
        ComputeEngine engine = experiment.engine().create();
        Parameters parameters = Parameters.zeros(network, engine);
        experiment.initialize(parameters);
        LayerByLayer backprop =
                new LayerByLayer(network, experiment.model().loss().function(), engine);
        TrainingStep step =
                new TrainingStep(network, parameters, backprop, experiment.optimizer(), experiment.rules(), engine);
        TrainingSession session = new TrainingSession(network, step, experiment.plan(), experiment.learned(), engine);
        return new Training(session, parameters, backprop, engine);
    }

    private static RunSummary run(Experiment experiment, RunFolder folder, Training training, Watcher watcher) {
        Model model = experiment.model();
        Parameters parameters = training.parameters();
        Evaluation evaluation = new Evaluation(model, training.backprop(), training.engine());
        Precision precision = experiment.engine().provider().precision();
        int samples = experiment.learned().samples();
        long stepsPerEpoch = experiment.plan().stepsPerEpoch(samples);
        long planned = Math.min(
                experiment.plan().epochs() * stepsPerEpoch,
                experiment.plan().mostSteps().orElse(Long.MAX_VALUE));
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepFinished(long step, double loss) {
                watcher.step((double) step / planned, step * samples / stepsPerEpoch, loss);
            }

            @Override
            public void epochFinished(EpochReport report) {
                folder.journal(event(report));
                watcher.epoch(report);
            }
        };
        Keeper keeper = new Keeper(
                experiment.keeping(),
                keep -> folder.checkpoint(training.session().state(), precision, keep),
                System::nanoTime);
        Map<String, Dataset> parts = experiment.data().parts();
        TrainingResult result = training.session()
                .run(
                        () -> watched(evaluation, parameters, parts),
                        List.of(listener, keeper),
                        () -> watcher.leaves() ? Decision.LEAVE : keeper.decision());
        Map<String, Map<String, Object>> metrics = new LinkedHashMap<>();
        if (result.ending() == Ending.INTERRUPTED) {
            int keep =
                    experiment.keeping().checkpoints().map(CheckpointSpec::keep).orElse(KEEP_ONE);
            folder.checkpoint(training.session().state(), precision, keep);
        } else {
            parts.forEach((part, data) -> metrics.put(part, evaluation.figures(parameters, data)));
            folder.metrics(metrics);
            folder.model(parameters, precision, ModelDescription.of(model));
        }
        return new RunSummary(
                experiment.name(),
                model.network().parameterCount(),
                result,
                metrics,
                experiment.warnings(),
                folder.path());
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
