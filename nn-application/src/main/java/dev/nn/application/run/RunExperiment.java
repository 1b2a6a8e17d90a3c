package dev.nn.application.run;

import dev.nn.application.problem.Problem;
import dev.nn.domain.training.EpochReport;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.function.Consumer;

/** Port in: trains and evaluates an experiment, and keeps what came of it in a run folder. */
public interface RunExperiment {

    /**
     * What to run.
     *
     * @param file the experiment, as the user gave it
     * @param settings {@code path=value}, applied in order
     * @param out the folder that holds all runs
     */
    record Request(String file, List<String> settings, String out) {
        public Request {
            settings = List.copyOf(settings);
        }
    }

    /**
     * The summary, or everything that is wrong with the input.
     *
     * @param progress told of every epoch
     */
    Validation<Seq<Problem>, RunSummary> run(Request request, Consumer<EpochReport> progress);
}
