package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import dev.nn.domain.training.EpochReport;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Port in: trains and evaluates an experiment and saves the results in a run folder. */
public interface RunExperiment {

    /**
     * An interrupted run to resume.
     *
     * @param run the run folder
     * @param file the experiment it was started from, to check that they match; absent for no check
     * @param settings settings of the engine; any other setting would change the result
     */
    record Resumption(String run, Optional<String> file, List<String> settings, PluginSearch plugins) {}

    /** Work with results to save. */
    interface Working {
        /** Ends the work; its results are saved in another way from now on. */
        void close();
    }

    /** An observer of a run, called from the training thread. */
    interface Watcher {
        /** Reports that the run has its folder. */
        default void started(String folder) {}

        /**
         * Reports that there is something to save; called before the first training step.
         *
         * @param leave saves the current state, stops the work for good and returns a description
         *     of what was saved; callable from any thread, without waiting for the end of a step
         */
        default Working working(Supplier<String> leave) {
            return () -> {};
        }

        /** Reports a warning; the work continues. */
        default void warning(Problem problem) {}

        /** Reports a failed run that can be resumed, since its state after a step is saved. */
        default void resumable(String run, long step) {}

        /**
         * Reports a completed step. Called often, so it must be fast.
         *
         * @param share the completed fraction of all planned steps, up to 1
         * @param samples the number of samples trained on so far, in this process or before
         */
        default void step(double share, long samples, double loss) {}

        /** Reports that an interrupted run resumes from here. */
        default void resumed(long step, int epochs) {}

        /**
         * Reports a completed part of the run, such as a fold; called by one thread at a time.
         *
         * @param name the display name
         * @param part the part of the data that the figures belong to
         */
        default void part(String name, String part, Figures figures) {}

        /** Reports a completed epoch. */
        void epoch(EpochReport report);

        /** Returns whether to pause after this step; the state is then saved for resuming. */
        boolean leaves();
    }

    /**
     * Runs an experiment and returns the summary, or all problems with the input.
     *
     * @param out the folder of all runs
     */
    Validation<Seq<Problem>, RunSummary> run(ExperimentSource source, String out, Watcher watcher);

    /**
     * Resumes an interrupted run, with the same bits as an uninterrupted one. If training is
     * complete, creates missing metrics and the missing report.
     */
    Validation<Seq<Problem>, RunSummary> resume(Resumption resumption, Watcher watcher);

    /** Recreates the metrics and the report of a finished run. */
    Validation<Seq<Problem>, RunSummary> report(Resumption resumption, Watcher watcher);
}
