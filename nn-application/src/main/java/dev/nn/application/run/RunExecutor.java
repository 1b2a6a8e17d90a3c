package dev.nn.application.run;

import dev.nn.application.diagnosis.History;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.RunExperiment.Watcher;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.out.HashContent;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.RunStore;
import dev.nn.application.port.out.StoredRun.Stage;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.report.RunReport;
import dev.nn.domain.training.TrainingDiverged;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The execution of runs and their parts: loads experiments, trains, and writes run folders. */
record RunExecutor(LoadExperiment experiments, RunStore runs, OpenRun existing, ReadModel models, HashContent hashes) {

    /**
     * Maximum number of values stored for comparison one by one; tables with thousands of columns
     * have more.
     */
    private static final int MAX_VALUES = 2_000;

    /** Loads an experiment. The values of a sweep are validated before anything runs. */
    Validation<Seq<Problem>, LoadedExperiment> load(ExperimentSource source) {
        return experiments.load(source).flatMap(job -> SweepCheck.sound(experiments, job));
    }

    /** Writes the resolved experiment and its provenance. */
    void describe(LoadedExperiment job, OpenedRun folder) {
        folder.artefacts().experiment(job.experiment().provenance().resolved());
        folder.artefacts().provenance(provenance(job));
    }

    /** Returns a training that has not started. */
    SingleRun prepared(LoadedExperiment job) {
        return new SingleRun(job.experiment(), identity(job));
    }

    /** Returns the hash of the resolved experiment. */
    String identity(LoadedExperiment job) {
        return hashes.ofText(
                ExperimentIdentity.of(job.experiment().provenance().resolved()).text());
    }

    /** Runs the experiment in an open folder: a single network, its folds, or its trials. */
    Validation<Seq<Problem>, RunSummary> run(LoadedExperiment job, OpenedRun folder, Watcher watcher) {
        if (job.experiment().repetition().sweep().isPresent()) {
            return new SweepRun(this, job, job.experiment().repetition().sweep().get(), folder, watcher).run();
        } else if (job.experiment().repetition().folds() > 1) {
            return new FoldsRun(this, job, folder, watcher).run();
        }
        return Validation.valid(reported(job, prepared(job), folder, watcher));
    }

    /** Trains in an open folder and writes the report. */
    static RunSummary.TrainingSummary reported(
            LoadedExperiment job, SingleRun training, OpenedRun folder, Watcher watcher) {
        return reported(job, training, folder, () -> training.run(folder, watcher));
    }

    private static RunSummary.TrainingSummary reported(
            LoadedExperiment job, SingleRun training, OpenedRun folder, Supplier<RunSummary.TrainingSummary> work) {
        try {
            RunSummary.TrainingSummary summary = work.get();
            return summary.interrupted()
                    ? summary
                    : summary.with(report(folder, () -> RunReport.of(training.trained(summary, folder))));
        } catch (TrainingDiverged e) {
            boolean reported = report(
                            folder,
                            () -> RunReport.diverged(
                                    job.experiment(),
                                    String.valueOf(e.getMessage()),
                                    History.of(folder.events().all()),
                                    folder.artefacts().provenance()))
                    .isEmpty();
            throw e.and("its journal " + (reported ? "and its report are" : "is") + " in " + folder.path());
        }
    }

    /** Completes a run that has a model: metrics, verdicts and the report. */
    Validation<Seq<Problem>, RunSummary> completed(
            LoadedExperiment job, SingleRun training, String run, Watcher watcher) {
        return models.read(run)
                .flatMap(model -> existing.stored(run)
                        .ending()
                        .flatMap(TrainingEndings::read)
                        .map(result -> {
                            try (OpenedRun folder = runs.resume(run, result.epochs(), "")) {
                                folder.warnings().forEach(watcher::warning);
                                Map<String, String> verdicts =
                                        existing.stored(run).verdicts();
                                RunSummary.TrainingSummary summary = reported(
                                        job, training, folder, () -> training.run(model, result, folder, watcher));
                                if (!folder.warnings().isEmpty() && !verdicts.isEmpty()) {
                                    // The earlier verdicts are based on the complete journal, so
                                    // they are more accurate than those of the damaged one.
                                    folder.artefacts().verdicts(verdicts);
                                }
                                return summary;
                            }
                        }));
    }

    /** Writes a report page. A failure is only a warning, since the run is complete without it. */
    static List<Problem> report(OpenedRun folder, Supplier<Page> page) {
        try {
            folder.artefacts().report(page.get());
            return List.of();
        } catch (RuntimeException | OutOfMemoryError e) {
            String message = "can't create the report (the run is complete without it): " + e;
            return List.of(new Problem(Position.of(folder.path()), "", message));
        }
    }

    /** Runs a part in a separate folder, resuming it if it was interrupted. */
    Validation<Seq<Problem>, RunSummary> run(LoadedExperiment job, String folder, Watcher watcher) {
        if (job.experiment().repetition().folds() == 1) {
            return train(job, prepared(job), folder, watcher);
        }
        try (OpenedRun open = runs.startPart(folder)) {
            describe(job, open);
            return run(job, open, watcher);
        }
    }

    /** Trains in a separate folder, resuming if the training was interrupted. */
    Validation<Seq<Problem>, RunSummary> train(
            LoadedExperiment job, SingleRun training, String folder, Watcher watcher) {
        if (existing.stored(folder).stage() == Stage.TRAINED) {
            return completed(job, training, folder, watcher);
        }
        // An unusable checkpoint is ignored: the part restarts, with the same result.
        Optional<States.RestoredState> found = existing.stored(folder).stage() == Stage.LEFT
                ? existing.stored(folder)
                        .state()
                        .flatMap(States::read)
                        .toJavaOptional()
                        .filter(state -> state.experiment().equals(training.identity()))
                : Optional.empty();
        if (found.isPresent()) {
            return Validation.valid(goOn(job, training, folder, found.get(), watcher));
        }
        try (OpenedRun open = runs.startPart(folder)) {
            describe(job, open);
            return Validation.valid(reported(job, training, open, watcher));
        }
    }

    /**
     * Resumes training from a checkpoint.
     *
     * @throws IllegalArgumentException if it belongs to a different network or optimizer
     */
    RunSummary.TrainingSummary goOn(
            LoadedExperiment job, SingleRun training, String run, States.RestoredState found, Watcher watcher) {
        training.resume(found.state());
        found.passedOver().forEach(watcher::warning);
        try (OpenedRun folder = runs.resume(run, found.state().epoch(), found.journal())) {
            watcher.resumed(found.state().step(), found.state().epoch());
            folder.warnings().forEach(watcher::warning);
            return reported(job, training, folder, watcher);
        }
    }

    private Map<String, Object> provenance(LoadedExperiment job) {
        Experiment experiment = job.experiment();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("experiment", job.source().file());
        facts.put("experiment_sha256", job.sha256());
        facts.put("settings", job.source().settings());
        facts.put("data_sha256", job.sources());
        facts.put("seed", experiment.learning().plan().seed());
        Map<String, String> jars = new LinkedHashMap<>();
        job.plugins().forEach(jar -> jars.put(jar.place(), jar.sha256()));
        facts.put("plugins_sha256", jars);
        facts.put("engine", experiment.computation().engine().name());
        ExperimentIdentity identity =
                ExperimentIdentity.of(experiment.provenance().resolved());
        facts.put("resolved_sha256", hashes.ofText(identity.text()));
        if (identity.values().size() <= MAX_VALUES) {
            facts.put("resolved", identity.values());
        }
        return facts;
    }
}
