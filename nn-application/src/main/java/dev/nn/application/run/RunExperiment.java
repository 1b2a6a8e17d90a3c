package dev.nn.application.run;

import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.problem.Problem;
import dev.nn.domain.training.EpochReport;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.function.Consumer;

/** Port in: trains and evaluates an experiment, and keeps what came of it in a run folder. */
public interface RunExperiment {

    /**
     * The summary, or everything that is wrong with the input.
     *
     * @param out the folder that holds all runs
     * @param progress told of every epoch
     */
    Validation<Seq<Problem>, RunSummary> run(ExperimentSource source, String out, Consumer<EpochReport> progress);
}
