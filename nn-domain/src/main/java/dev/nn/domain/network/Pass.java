package dev.nn.domain.network;

/**
 * What a forward pass is for: it decides whether dropout is on, and its draws.
 *
 * @param training whether dropout is on
 * @param seed of the run
 * @param step the training step, which keys dropout's draws; the same step gives the same mask
 * @param row the first row of the batch among all rows of the step
 */
public record Pass(boolean training, long seed, long step, long row) {

    /** Prediction: nothing is random. */
    public static final Pass INFERENCE = new Pass(false, 0, 0, 0);

    /** One training step. */
    public static Pass training(long seed, long step) {
        return new Pass(true, seed, step, 0);
    }

    /** The same for rows that others of the same step come before. */
    public Pass from(long first) {
        return new Pass(training, seed, step, first);
    }
}
