package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import dev.nn.domain.training.EpochReport;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Port in: trains and evaluates an experiment, and keeps what came of it in a run folder. */
public interface RunExperiment {

    /**
     * A run that was left, to go on with.
     *
     * @param run its folder
     * @param file the experiment that it was started from, if that is to be checked
     * @param settings of the engine only, since no other could leave the result the same
     */
    record Resumption(String run, Optional<String> file, List<String> settings, PluginPlaces plugins) {}

    /** Work that has something to keep. */
    interface Working {
        /** It is kept otherwise from now on. */
        void close();
    }

    /** Whoever waits for a run; asked from the thread that trains. */
    interface Watcher {
        /** The run has its folder from now on. */
        default void started(String folder) {}

        /**
         * From now on there is something to keep; before the first step of whatever is trained.
         *
         * @param leave keeps what there is, from any thread and without waiting for a step to end, stops the work for good,
         *     and says what is kept
         */
        default Working working(Supplier<String> leave) {
            return () -> {};
        }

        /** Something is odd, though work goes on. */
        default void warning(Problem problem) {}

        /** A run failed, and its state after a step is kept: it can be resumed. */
        default void resumable(String run, long step) {}

        /**
         * A step is done. Called often: be quick.
         *
         * @param share of all steps that are planned, up to 1
         * @param samples learned from so far, in this process or before
         */
        default void step(double share, long samples, double loss) {}

        /** A run that was left goes on from here. */
        default void resumed(long step, int epochs) {}

        /**
         * A part of the run is done, such as a fold; told by one thread at a time.
         *
         * @param name for people
         * @param part of the data that the figures are of
         */
        default void part(String name, String part, Figures figures) {}

        /** An epoch is done. */
        void epoch(EpochReport report);

        /** Whether to leave off after this step; the state is kept then, to go on from. */
        boolean leaves();
    }

    /**
     * The summary, or everything that is wrong with the input.
     *
     * @param out the folder that holds all runs
     */
    Validation<Seq<Problem>, RunSummary> run(ExperimentSource source, String out, Watcher watcher);

    /**
     * The same for a run that was left: the same bits as if it never had been. Of a run whose training is over, what is
     * missing of figures and report is made.
     */
    Validation<Seq<Problem>, RunSummary> resume(Resumption resumption, Watcher watcher);

    /** Makes the figures and the report of a finished run again. */
    Validation<Seq<Problem>, RunSummary> report(Resumption resumption, Watcher watcher);
}
