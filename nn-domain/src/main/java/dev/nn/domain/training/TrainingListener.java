package dev.nn.domain.training;

/** Watches a session from its thread. Listeners observe; they never steer. */
public interface TrainingListener {

    /** A step is done. Called often: be quick. */
    default void stepFinished(long step, double loss) {}

    /** An epoch is done. */
    default void epochFinished(EpochReport report) {}
}
