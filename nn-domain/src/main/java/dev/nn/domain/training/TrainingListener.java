package dev.nn.domain.training;

/**
 * A listener of a session, called in the session's thread. Listeners observe training but don't
 * control it.
 */
public interface TrainingListener {

    /** Handles the end of a step. Steps are frequent, so it should return quickly. */
    default void stepFinished(long step, double loss) {}

    /** Handles the end of an epoch. */
    default void epochFinished(EpochReport report) {}
}
