package dev.nn.application.run;

import dev.nn.application.diagnosis.History;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.page.Page;
import dev.nn.application.port.KeepRun;
import dev.nn.application.port.KeepRun.RunFolder;
import dev.nn.application.port.OpenRun;
import dev.nn.application.port.OpenRun.Stage;
import dev.nn.application.port.ReadModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.report.RunReport;
import dev.nn.application.run.RunExperiment.Watcher;
import dev.nn.domain.training.TrainingDiverged;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where experiments come from and where runs go: what a run and the parts that it may have share. */
record Work(LoadExperiment experiments, KeepRun runs, OpenRun left, ReadModel models) {

    /** The whole of an experiment; the values of a sweep are looked at before anything is run. */
    Validation<Seq<Problem>, LoadedExperiment> load(ExperimentSource source) {
        return experiments.load(source).flatMap(job -> SweepCheck.sound(experiments, job));
    }

    /** Writes down what is run and where it came from. */
    static void describe(LoadedExperiment job, RunFolder folder) {
        folder.experiment(job.experiment().resolved());
        folder.provenance(provenance(job));
    }

    /** Runs all of it in a folder that is open: one network, its folds, or its trials. */
    Validation<Seq<Problem>, RunSummary> run(LoadedExperiment job, RunFolder folder, Watcher watcher) {
        if (job.experiment().sweep().isPresent()) {
            return new SweepRun(this, job, job.experiment().sweep().get(), folder, watcher).run();
        } else if (job.experiment().folds() > 1) {
            return new FoldsRun(this, job, folder, watcher).run();
        }
        return Validation.valid(reported(job, new SingleRun(job.experiment()), folder, watcher));
    }

    /** Trains in a folder that is open, and reports what came of it. */
    static RunSummary.OfTraining reported(LoadedExperiment job, SingleRun training, RunFolder folder, Watcher watcher) {
        try {
            RunSummary.OfTraining summary = training.run(folder, watcher);
            return summary.interrupted()
                    ? summary
                    : summary.with(report(folder, () -> RunReport.of(training.trained(summary, folder))));
        } catch (TrainingDiverged e) {
            boolean reported = report(
                            folder,
                            () -> RunReport.diverged(
                                    job.experiment(),
                                    String.valueOf(e.getMessage()),
                                    History.of(folder.journal()),
                                    folder.provenance()))
                    .isEmpty();
            throw e.and("its journal " + (reported ? "and its report are" : "is") + " in " + folder.path());
        }
    }

    /** Keeps a page; what goes wrong is a warning, since the run is whole without it. */
    static List<Problem> report(RunFolder folder, Supplier<Page> page) {
        try {
            folder.report(page.get());
            return List.of();
        } catch (RuntimeException | OutOfMemoryError e) {
            String message = "the report can't be made, the run is whole without it: " + e;
            return List.of(new Problem(Position.of(folder.path()), "", message));
        }
    }

    /** Runs a part in a folder of its own, going on where it was left. */
    Validation<Seq<Problem>, RunSummary> run(LoadedExperiment job, String folder, Watcher watcher) {
        if (job.experiment().folds() == 1) {
            return Validation.valid(train(job, new SingleRun(job.experiment()), folder, watcher));
        }
        try (RunFolder open = runs.startPart(folder)) {
            describe(job, open);
            return run(job, open, watcher);
        }
    }

    /** Trains in a folder of its own, going on where it was left. */
    RunSummary.OfTraining train(LoadedExperiment job, SingleRun training, String folder, Watcher watcher) {
        // A state that can't be gone on from is none: a part starts anew, which gives the same.
        Optional<TrainingState> state = left.stage(folder) == Stage.LEFT
                ? left.state(folder).flatMap(States::read).toJavaOptional()
                : Optional.empty();
        if (state.isPresent()) {
            training.resume(state.get());
            try (RunFolder open = runs.resume(folder, state.get().epoch())) {
                return reported(job, training, open, watcher);
            }
        }
        try (RunFolder open = runs.startPart(folder)) {
            describe(job, open);
            return reported(job, training, open, watcher);
        }
    }

    private static Map<String, Object> provenance(LoadedExperiment job) {
        Experiment experiment = job.experiment();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("experiment", job.source().file());
        facts.put("experiment_sha256", job.sha256());
        facts.put("settings", job.source().settings());
        facts.put("data_sha256", job.sources());
        facts.put("seed", experiment.plan().seed());
        Map<String, String> jars = new LinkedHashMap<>();
        experiment.plugins().forEach(jar -> jars.put(jar.place(), jar.sha256()));
        facts.put("plugins_sha256", jars);
        facts.put("engine", experiment.engine().name());
        return facts;
    }
}
