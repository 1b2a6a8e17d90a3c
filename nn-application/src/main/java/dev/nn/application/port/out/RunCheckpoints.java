package dev.nn.application.port.out;

import dev.nn.domain.engine.Precision;
import dev.nn.domain.training.TrainingState;

/**
 * A store of checkpoints for resuming. A failing store ends the run with an {@link
 * java.io.UncheckedIOException}.
 */
@FunctionalInterface
public interface RunCheckpoints {

    /**
     * Saves a checkpoint and deletes all but the newest ones.
     *
     * @param precision the precision of every tensor
     * @param experiment the hash of the experiment
     * @param events the hash of the events so far, from {@link RunEvents#settled}
     * @param keep the number of checkpoints to keep
     */
    void keep(TrainingState state, Precision precision, String experiment, String events, int keep);
}
