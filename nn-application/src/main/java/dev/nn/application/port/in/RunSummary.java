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

    /** Figures of each part; none where it was left. */
    PartFigures metrics();

    /**
     * One network, trained once.
     *
     * @param verdicts what is wrong with the training
     */
    record OfTraining(
            String experiment,
            long parameterCount,
            TrainingResult training,
            PartFigures metrics,
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
     * @param count of the folds
     * @param figures of those that are done
     * @param verdicts on the folds; nothing where it was left
     */
    record OfFolds(
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
        public PartFigures metrics() {
            return PartFigures.NONE;
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
