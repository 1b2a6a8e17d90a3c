package dev.nn.application.run;

import dev.nn.application.diagnosis.ComparedOutcomes;
import dev.nn.application.diagnosis.Diagnosis;
import dev.nn.application.diagnosis.Diagnostics;
import dev.nn.application.diagnosis.Divergence;
import dev.nn.application.diagnosis.History;
import dev.nn.application.diagnosis.LayerFigures;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Evaluation;
import dev.nn.application.model.Model;
import dev.nn.application.model.ModelDescription;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.PartFigures;
import dev.nn.application.port.in.RunExperiment.Watcher;
import dev.nn.application.port.in.RunExperiment.Working;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.in.Verdict;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.report.FinishedTraining;
import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenlySpacedSubset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.Trainer;
import dev.nn.domain.training.TrainingDiverged;
import dev.nn.domain.training.TrainingListener;
import dev.nn.domain.training.TrainingResult;
import dev.nn.domain.training.TrainingResult.Ending;
import dev.nn.domain.training.TrainingSession;
import dev.nn.domain.training.TrainingSession.Decision;
import dev.nn.domain.training.TrainingState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One training of one network, from the start or from a checkpoint. */
final class SingleRun {

    private static final int KEEP_ONE = 1;

    /** Maximum number of samples for a diagnosis; more would not change it. */
    private static final int MAX_DIAGNOSIS_SAMPLES = 10_000;

    /** Maximum time in milliseconds to wait for a running change of the state. */
    private static final long PATIENCE = 8_000;

    private final Experiment experiment;
    private final Precision precision;
    private final String identity;
    private final Parameters parameters;
    private final ComputeEngine engine;
    private final TrainingSession session;
    private final Evaluation evaluation;
    private final Diagnostics diagnostics;
    private volatile boolean trained;

    /**
     * A run that has not started.
     *
     * @param identity hash of the resolved experiment
     */
    SingleRun(Experiment experiment, String identity) {
        this.engine = experiment.computation().engine().create();
        this.experiment = experiment;
        this.precision = experiment.computation().engine().precision();
        this.identity = identity;
        Trainer trainer = experiment.trainer(engine);
        this.parameters = trainer.parameters();
        this.session = trainer.session(experiment.learning().samples());
        this.evaluation = new Evaluation(experiment.model(), trainer.backprop(), engine);
        this.diagnostics = new Diagnostics(experiment, parameters, engine);
    }

    /**
     * Resumes from a checkpoint.
     *
     * @throws IllegalArgumentException if it belongs to a different network or optimizer
     */
    void resume(TrainingState state) {
        session.resume(state);
        diagnostics.resumed(state);
    }

    /** Trains in an open folder, evaluates, and saves the results. */
    RunSummary.TrainingSummary run(OpenedRun folder, Watcher watcher) {
        Working working = watcher.working(() -> left(folder));
        try {
            TrainingResult result = train(folder, watcher);
            if (result.ending() == Ending.INTERRUPTED) {
                keep(folder, state(), kept());
                return summary(result, PartFigures.NONE, List.of(), folder.path());
            }
            // The model is saved before anything that may fail: metrics, including those of
            // plugins, and the report.
            keepModel(result, folder, watcher);
            trained = true;
            return completed(result, folder);
        } finally {
            working.close();
        }
    }

    /**
     * Completes a run that was trained earlier: computes its metrics and verdicts from the stored
     * model.
     */
    RunSummary.TrainingSummary run(StoredModel model, TrainingResult result, OpenedRun folder, Watcher watcher) {
        trained = true;
        Working working = watcher.working(() -> left(folder));
        try {
            finished(model);
            return completed(result, folder);
        } finally {
            working.close();
        }
    }

    private TrainingResult train(OpenedRun folder, Watcher watcher) {
        CheckpointKeeper keeper =
                new CheckpointKeeper(experiment.keeping(), keep -> keep(folder, state(), keep), System::nanoTime);
        try {
            return session.run(
                    this::watched,
                    List.of(diagnostics, listener(folder, watcher), keeper),
                    () -> watcher.leaves() ? Decision.PAUSE : keeper.decision());
        } catch (TrainingDiverged e) {
            throw e.and(Divergence.words(
                    experiment, engine, e, History.of(folder.events().all())));
        } catch (RuntimeException | Error e) {
            // For example a plugin's metric failed or memory ran out; the steps so far should not
            // be lost.
            session.frozen(0).ifPresent(state -> keepAfter(e, diagnostics.kept(state), folder, watcher));
            throw e;
        }
    }

    private void keepModel(TrainingResult result, OpenedRun folder, Watcher watcher) {
        try {
            folder.artefacts().ending(TrainingEndings.written(result));
            folder.model().keep(parameters, precision, ModelDescription.of(experiment.model()));
        } catch (RuntimeException | Error e) {
            keepAfter(e, state(), folder, watcher);
            throw e;
        }
    }

    /**
     * Saves a checkpoint after a failure. If that fails too, the second failure is suppressed.
     * Before the first step there is nothing to save.
     */
    private void keepAfter(Throwable failure, TrainingState state, OpenedRun folder, Watcher watcher) {
        if (state.step() == 0) {
            return;
        }
        try {
            keep(folder, state, kept());
            watcher.resumable(folder.path(), state.step());
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    private void keep(OpenedRun folder, TrainingState state, int keep) {
        folder.checkpoints().keep(state, precision, identity, folder.events().settled(), keep);
    }

    /** Returns the number of checkpoints to retain. */
    private int kept() {
        return experiment.keeping().checkpoints().map(CheckpointSpec::keep).orElse(KEEP_ONE);
    }

    /**
     * Saves a checkpoint while the training thread is still running, and stops training for good.
     * Returns the status for the user.
     */
    private String left(OpenedRun folder) {
        if (trained) {
            return folder.path() + ": trained; the model was saved, metrics and report are missing";
        }
        Optional<TrainingState> state = session.frozen(PATIENCE);
        state.ifPresent(found -> keep(folder, diagnostics.kept(found), kept()));
        return folder.path()
                + state.map(found -> ": checkpoint saved after step " + found.step())
                        .orElse(": no new checkpoint could be saved; existing checkpoints are unchanged");
    }

    private RunSummary.TrainingSummary completed(TrainingResult result, OpenedRun folder) {
        PartFigures metrics = figures();
        List<Verdict> verdicts =
                Diagnosis.of(experiment, History.of(folder.events().all()), judged());
        folder.artefacts().metrics(metrics.written());
        folder.artefacts().verdicts(Verdict.written(verdicts));
        return summary(result, metrics, verdicts, folder.path());
    }

    private ComparedOutcomes judged() {
        String part = experiment.data().leastSeen();
        return new ComparedOutcomes(
                sampled(Parts.TRAIN), part, part.equals(Parts.TRAIN) ? Optional.empty() : Optional.of(sampled(part)));
    }

    private Outcome sampled(String part) {
        Dataset samples = EvenlySpacedSubset.atMost(experiment.data().part(part), MAX_DIAGNOSIS_SAMPLES);
        return evaluation.judge(parameters, samples).outcome();
    }

    private TrainingState state() {
        return diagnostics.kept(session.state());
    }

    /** Returns the data for the report of a finished run. */
    FinishedTraining trained(RunSummary.TrainingSummary summary, OpenedRun folder) {
        TrainingResult result = summary.training();
        String ending = result.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " after " + result.epochs()
                + " epochs, " + result.steps() + " steps; the parameters are those of epoch " + result.keptEpoch();
        return new FinishedTraining(
                experiment,
                parameters,
                evaluation,
                new FinishedTraining.End(ending, result.keptEpoch()),
                summary.metrics(),
                History.of(folder.events().all()),
                summary.verdicts(),
                folder.artefacts().provenance());
    }

    private RunSummary.TrainingSummary summary(
            TrainingResult result, PartFigures metrics, List<Verdict> verdicts, String folder) {
        Model model = experiment.model();
        return new RunSummary.TrainingSummary(
                experiment.name(),
                model.network().parameterCount(),
                result,
                metrics,
                verdicts,
                experiment.provenance().warnings(),
                folder);
    }

    /** Returns the hash of the resolved experiment. */
    String identity() {
        return identity;
    }

    /** Loads the parameters of a stored model instead of training. */
    void finished(StoredModel model) {
        model.copyTo(parameters);
    }

    /** Returns the metrics of every part. */
    PartFigures figures() {
        Map<String, Figures> figures = new LinkedHashMap<>();
        experiment.data().parts().forEach((part, data) -> figures.put(part, evaluation.figures(parameters, data)));
        return new PartFigures(figures);
    }

    /** Returns the predictions and targets of a part. */
    Outcome outcome(String part) {
        return evaluation.judge(parameters, experiment.data().part(part)).outcome();
    }

    private TrainingListener listener(OpenedRun folder, Watcher watcher) {
        int samples = experiment.learning().samples().samples();
        long stepsPerEpoch = experiment.learning().plan().stepsPerEpoch(samples);
        long planned = Math.min(
                experiment.learning().plan().epochs() * stepsPerEpoch,
                experiment.learning().plan().mostSteps().orElse(Long.MAX_VALUE));
        return new TrainingListener() {
            @Override
            public void stepFinished(long step, double loss) {
                watcher.step((double) step / planned, step * samples / stepsPerEpoch, loss);
            }

            @Override
            public void epochFinished(EpochReport report) {
                folder.events().add(event(report, diagnostics.figures(report)));
                if (experiment.keeping().tensorBoard()) {
                    folder.events().figures(report.step(), scalars(report));
                }
                watcher.epoch(report);
            }
        };
    }

    /**
     * Returns the validation metrics, named {@code validation_...}; empty without a validation set.
     */
    private Map<String, Double> watched() {
        Map<String, Double> watched = new HashMap<>();
        Dataset validation = experiment.data().parts().get(Parts.VALIDATION);
        if (validation != null) {
            evaluation
                    .figures(parameters, validation)
                    .numbers()
                    .forEach((name, number) -> watched.put(Parts.VALIDATION + "_" + name, number));
        }
        return watched;
    }

    /** Returns metrics under names that TensorBoard groups. */
    private static Map<String, Double> scalars(EpochReport report) {
        Map<String, Double> scalars = new TreeMap<>();
        scalars.put(Parts.TRAIN + "/loss", report.loss());
        scalars.put(Parts.TRAIN + "/learning_rate_factor", report.learningRateFactor());
        report.figures().forEach((name, figure) -> scalars.put(name.replaceFirst("_", "/"), figure));
        return scalars;
    }

    private static Map<String, Object> event(EpochReport report, List<LayerFigures> layers) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", "epoch");
        event.put("epoch", report.epoch());
        event.put("step", report.step());
        event.put("loss", report.loss());
        event.put("learning_rate_factor", report.learningRateFactor());
        report.figures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(figure -> event.put(figure.getKey(), figure.getValue()));
        if (!layers.isEmpty()) {
            event.put("layers", layers.stream().map(LayerFigures::written).toList());
        }
        return event;
    }
}
