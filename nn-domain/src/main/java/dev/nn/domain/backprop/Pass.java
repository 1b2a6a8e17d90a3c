package dev.nn.domain.backprop;

/**
 * What a forward pass is for: it decides whether dropout is on, and its draws.
 *
 * @param training whether dropout is on
 * @param seed of the run
 * @param step the training step, which keys dropout's draws; the same step gives the same mask
 */
public record Pass(boolean training, long seed, long step) {

    /** Prediction: nothing is random. */
    public static final Pass INFERENCE = new Pass(false, 0, 0);

    /** One training step. */
    public static Pass training(long seed, long step) {
        return new Pass(true, seed, step);
    }
}
