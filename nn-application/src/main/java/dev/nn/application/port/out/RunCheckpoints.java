package dev.nn.application.port.out;

import dev.nn.domain.engine.Precision;
import dev.nn.domain.training.TrainingState;

/** Keeps states of learning, to go on from. A store that fails ends the run with an {@link java.io.UncheckedIOException}. */
@FunctionalInterface
public interface RunCheckpoints {

    /**
     * Keeps a state, and of those kept before only the newest.
     *
     * @param precision of every tensor
     * @param experiment the hash of what is run
     * @param events the hash of the events so far, from {@link RunEvents#settled}
     * @param keep how many are left
     */
    void keep(TrainingState state, Precision precision, String experiment, String events, int keep);
}
