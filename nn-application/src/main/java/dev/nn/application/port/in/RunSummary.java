package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import dev.nn.domain.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of a run. */
public sealed interface RunSummary {

    /** The experiment's name. */
    String experiment();

    /** What is odd about the data, though they could be used. */
    List<Problem> warnings();

    /** Where everything is kept. */
    String folder();

    /** Whether it was left before its end. */
    boolean interrupted();

    /** Figures per part, then per figure: numbers, or counts as a table. Empty where it was left. */
    Map<String, Map<String, Object>> metrics();

    /**
     * One network, trained once.
     *
     * @param verdicts what is wrong with the training
     */
    record OfTraining(
            String experiment,
            long parameterCount,
            TrainingResult training,
            Map<String, Map<String, Object>> metrics,
            List<Verdict> verdicts,
            List<Problem> warnings,
            String folder)
            implements RunSummary {
        /** Returns the same with more that is odd. */
        public OfTraining with(List<Problem> more) {
            List<Problem> all = new ArrayList<>(warnings);
            all.addAll(more);
            return new OfTraining(experiment, parameterCount, training, metrics, verdicts, List.copyOf(all), folder);
        }

        @Override
        public boolean interrupted() {
            return training.ending() == TrainingResult.Ending.INTERRUPTED;
        }
    }

    /**
     * A network for each fold.
     *
     * @param folds figures of each, in order; fewer than there are where it was left
     * @param metrics means over the folds
     * @param deviation the sample standard deviation over the folds, of the same numbers
     * @param pooled metrics over all predictions of rows that tested, each by the network that had not seen it
     * @param verdicts on the folds; nothing where it was left
     */
    record OfFolds(
            String experiment,
            int count,
            List<Map<String, Map<String, Object>>> folds,
            Map<String, Map<String, Object>> metrics,
            Map<String, Map<String, Object>> deviation,
            Map<String, Object> pooled,
            List<Verdict> verdicts,
            List<Problem> warnings,
            String folder)
            implements RunSummary {
        @Override
        public boolean interrupted() {
            return folds.size() < count;
        }
    }

    /**
     * Trials of a sweep.
     *
     * @param monitor what they are ranked by
     * @param trials the best one first
     * @param verdicts on the best one
     * @param left how many runs were not begun or not ended
     * @param interrupted whether somebody asked to leave off; else it was the limit of time
     */
    record OfSweep(
            String experiment,
            String monitor,
            List<Trial> trials,
            List<Verdict> verdicts,
            int left,
            boolean interrupted,
            List<Problem> warnings,
            String folder)
            implements RunSummary {
        /** Whether there is no figure at all, though all runs are done. */
        public boolean failed() {
            return left == 0
                    && trials.stream().noneMatch(trial -> trial.failure().isEmpty());
        }

        @Override
        public Map<String, Map<String, Object>> metrics() {
            return Map.of();
        }
    }

    /**
     * One setting that was tried.
     *
     * @param number from 1, in the order that they were drawn
     * @param settings values by their paths, as they would be typed
     * @param epochs that it was allowed
     * @param figure the mean over its seeds; NaN where it has none
     * @param deviation the sample standard deviation over its seeds; NaN for one seed
     * @param folder of its last run, below the sweep's; empty where it has none
     * @param failure why it has no figure; empty where it has one
     */
    record Trial(
            int number,
            Map<String, String> settings,
            int epochs,
            double figure,
            double deviation,
            String folder,
            String failure) {}
}
