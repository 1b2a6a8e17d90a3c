package dev.nn.domain.network;

/**
 * The context of a forward pass: whether dropout is on, and the keys of its draws.
 *
 * @param training whether dropout is on
 * @param seed the seed of the run
 * @param step the training step, a key of dropout's draws; the same step produces the same mask
 * @param row the index of the batch's first row among all rows of the step
 */
public record Pass(boolean training, long seed, long step, long row) {

    /** Prediction: nothing is random. */
    public static final Pass INFERENCE = new Pass(false, 0, 0, 0);

    /** Returns the pass of one training step. */
    public static Pass training(long seed, long step) {
        return new Pass(true, seed, step, 0);
    }

    /** Returns the same pass for a later batch of the step, which begins at row {@code first}. */
    public Pass from(long first) {
        return new Pass(training, seed, step, first);
    }
}
