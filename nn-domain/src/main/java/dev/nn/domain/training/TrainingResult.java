package dev.nn.domain.training;

/**
 * The result of a session. The final parameters are in the training step.
 *
 * @param epochs the number of finished epochs
 * @param steps the number of finished steps
 * @param keptEpoch the epoch whose parameters were kept, from 1; the last one unless early stopping
 *     chose another
 * @param ending the reason why training ended
 */
public record TrainingResult(int epochs, long steps, int keptEpoch, Ending ending) {

    /** The reason why training ended. */
    public enum Ending {
        /** The plan is complete. */
        FINISHED,
        /** Early stopping: the monitored figure stopped improving. */
        STOPPED_EARLY,
        /** The limit of steps or time is reached; the last epoch may be incomplete. */
        LIMIT,
        /** Training was interrupted between two steps and can be resumed from its state. */
        INTERRUPTED
    }
}
