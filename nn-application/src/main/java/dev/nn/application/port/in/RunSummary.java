package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import dev.nn.domain.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results of a run. */
public sealed interface RunSummary {

    /** Returns the experiment's name. */
    String experiment();

    /** Returns the warnings about usable data. */
    List<Problem> warnings();

    /** Returns the folder of all results. */
    String folder();

    /** Returns whether the run was interrupted. */
    boolean interrupted();

    /** Returns the metrics of each part; none for an interrupted run. */
    PartFigures metrics();

    /**
     * The summary of a single training.
     *
     * @param verdicts the diagnosed training problems
     */
    record TrainingSummary(
            String experiment,
            long parameterCount,
            TrainingResult training,
            PartFigures metrics,
            List<Verdict> verdicts,
            List<Problem> warnings,
            String folder)
            implements RunSummary {
        /** Returns the same summary with more warnings. */
        public TrainingSummary with(List<Problem> more) {
            List<Problem> all = new ArrayList<>(warnings);
            all.addAll(more);
            return new TrainingSummary(
                    experiment, parameterCount, training, metrics, verdicts, List.copyOf(all), folder);
        }

        @Override
        public boolean interrupted() {
            return training.ending() == TrainingResult.Ending.INTERRUPTED;
        }
    }

    /**
     * The summary of cross-validation, with a network for each fold.
     *
     * @param count the number of folds
     * @param figures the metrics of the completed folds
     * @param verdicts the diagnosed training problems of the folds; empty for an interrupted run
     */
    record FoldsSummary(
            String experiment,
            int count,
            FoldFigures figures,
            List<Verdict> verdicts,
            List<Problem> warnings,
            String folder)
            implements RunSummary {
        @Override
        public boolean interrupted() {
            return figures.folds().size() < count;
        }

        @Override
        public PartFigures metrics() {
            return figures.means();
        }
    }

    /**
     * The summary of a sweep.
     *
     * @param monitor the metric that ranks the trials
     * @param trials the trials, best first
     * @param verdicts the diagnosed training problems of the best trial
     * @param left the number of runs not started or not finished
     * @param interrupted whether a user interrupted the sweep; otherwise the time limit ended it
     */
    record SweepSummary(
            String experiment,
            String monitor,
            List<Trial> trials,
            List<Verdict> verdicts,
            int left,
            boolean interrupted,
            List<Problem> warnings,
            String folder)
            implements RunSummary {
        /** Returns whether every trial failed although all runs are done. */
        public boolean failed() {
            return left == 0
                    && trials.stream().noneMatch(trial -> trial.failure().isEmpty());
        }

        @Override
        public PartFigures metrics() {
            return PartFigures.NONE;
        }
    }

    /**
     * A trial of a sweep.
     *
     * @param number the number of the trial, from 1, in the order of drawing
     * @param settings the values by path, as typed
     * @param epochs the maximum number of epochs
     * @param figure the mean over the seeds; NaN for none
     * @param deviation the sample standard deviation over the seeds; NaN for one seed
     * @param folder the folder of its last run, relative to that of the sweep; empty for none
     * @param failure the reason why it has no figure; empty if it has one
     */
    record Trial(
            int number,
            Map<String, String> settings,
            int epochs,
            double figure,
            double deviation,
            String folder,
            String failure) {
        /** The failure of a trial that was interrupted, or not started before the time limit. */
        public static final String INTERRUPTED = "interrupted";
    }
}
