package dev.nn.application.run;

import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.out.HashContent;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.RunStore;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/** A service that runs experiments on the engine that they name. */
public final class RunExperimentService implements RunExperiment {

    private final RunExecutor work;

    /** A service for the experiments of a loader. */
    public RunExperimentService(
            LoadExperiment experiments, RunStore runs, OpenRun existing, ReadModel models, HashContent hashes) {
        this.work = new RunExecutor(experiments, runs, existing, models, hashes);
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> run(ExperimentSource source, String out, Watcher watcher) {
        return work.load(source).flatMap(job -> {
            try (OpenedRun folder = work.runs().start(out, job.experiment().name())) {
                watcher.started(folder.path());
                work.describe(job, folder);
                return work.run(job, folder, watcher);
            }
        });
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> resume(Resumption resumption, Watcher watcher) {
        return new Resumer(work, false)
                .open(resumption)
                .flatMap(left -> left.state().isPresent()
                        ? trained(resumption.run(), left.job(), left.state().get(), watcher)
                        : completed(resumption.run(), left.job(), watcher));
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> report(Resumption resumption, Watcher watcher) {
        return new Resumer(work, true)
                .open(resumption)
                .flatMap(left -> completed(resumption.run(), left.job(), watcher));
    }

    /** Completes a run: its parts, or the steps after training. */
    private Validation<Seq<Problem>, RunSummary> completed(String run, LoadedExperiment job, Watcher watcher) {
        if (!job.experiment().repetition().hasParts()) {
            watcher.started(run);
            return work.completed(job, work.prepared(job), run, watcher);
        }
        try (OpenedRun folder = work.runs().resume(run, 0, "")) {
            watcher.started(folder.path());
            return work.run(job, folder, watcher);
        }
    }

    private Validation<Seq<Problem>, RunSummary> trained(
            String run, LoadedExperiment job, States.RestoredState found, Watcher watcher) {
        SingleRun training = work.prepared(job);
        try {
            watcher.started(run);
            return Validation.valid(work.goOn(job, training, run, found, watcher));
        } catch (IllegalArgumentException e) {
            Problems problems = new Problems();
            problems.add(Position.of(run), "", "its checkpoint does not match the experiment: " + e.getMessage());
            return problems.validate(Optional.empty());
        }
    }
}
