package dev.nn.application.run;

import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.port.KeepRun;
import dev.nn.application.port.KeepRun.RunFolder;
import dev.nn.application.port.OpenRun;
import dev.nn.application.port.ReadModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/** Runs experiments on the engine that they name. */
public final class Runner implements RunExperiment {

    private final Work work;

    /** A runner of what the loader loads. */
    public Runner(LoadExperiment experiments, KeepRun runs, OpenRun left, ReadModel models) {
        this.work = new Work(experiments, runs, left, models);
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> run(ExperimentSource source, String out, Watcher watcher) {
        return work.load(source).flatMap(job -> {
            try (RunFolder folder = work.runs().start(out, job.experiment().name())) {
                Work.describe(job, folder);
                return work.run(job, folder, watcher);
            }
        });
    }

    @Override
    public Validation<Seq<Problem>, RunSummary> resume(Resumption resumption, Watcher watcher) {
        String run = resumption.run();
        return new Resumer(work)
                .open(resumption)
                .flatMap(left -> left.state()
                        .map(state -> trained(run, left.job(), state, watcher))
                        .orElseGet(() -> {
                            try (RunFolder folder = work.runs().resume(run, 0)) {
                                return work.run(left.job(), folder, watcher);
                            }
                        }));
    }

    private Validation<Seq<Problem>, RunSummary> trained(
            String run, LoadedExperiment job, TrainingState state, Watcher watcher) {
        SingleRun training = new SingleRun(job.experiment());
        try {
            training.resume(state);
        } catch (IllegalArgumentException e) {
            Problems problems = new Problems();
            problems.add(Position.of(run), "", "its checkpoint doesn't fit: " + e.getMessage());
            return problems.validate(Optional.empty());
        }
        try (RunFolder folder = work.runs().resume(run, state.epoch())) {
            watcher.resumed(state.step(), state.epoch());
            return Validation.valid(Work.reported(job, training, folder, watcher));
        }
    }
}
