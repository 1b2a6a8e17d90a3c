package dev.nn.domain.training;

/**
 * How a session ended. The step's parameters are the ones to keep.
 *
 * @param epochs epochs that were finished
 * @param steps steps that ran
 * @param keptEpoch the epoch whose parameters were kept, from 1; the last unless early stopping chose another
 */
public record TrainingResult(int epochs, long steps, int keptEpoch, Ending ending) {

    /** Why it ended. */
    public enum Ending {
        /** Everything that was planned is done. */
        FINISHED,
        /** A figure no longer improved. */
        STOPPED_EARLY,
        /** Steps or time that were allowed are used up; the last epoch may be a part of one. */
        LIMIT,
        /** It was asked to leave off between two steps; its state is what to go on from. */
        INTERRUPTED
    }
}
