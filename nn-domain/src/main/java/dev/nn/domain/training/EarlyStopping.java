package dev.nn.domain.training;

/**
 * A rule that stops training when a figure stops improving and restores the parameters of the best
 * epoch. Source: Prechelt, "Early Stopping - But When?", 1998.
 *
 * @param monitor the name of a figure in {@link EpochReport#figures}
 * @param higherIsBetter true for accuracy and the like
 * @param patience epochs without improvement before training stops
 * @param minimumDelta the amount that an improvement must exceed
 */
public record EarlyStopping(String monitor, boolean higherIsBetter, int patience, double minimumDelta) {

    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience should be at least 1 epoch, found " + patience);
        }
    }

    /**
     * Returns a rule that stops after {@code patience} epochs without a lower figure, such as
     * {@code validation_loss}.
     */
    public static EarlyStopping onLower(String monitor, int patience) {
        return new EarlyStopping(monitor, false, patience, 0);
    }

    /** Returns a rule that stops after {@code patience} epochs without a higher figure. */
    public static EarlyStopping onHigher(String monitor, int patience) {
        return new EarlyStopping(monitor, true, patience, 0);
    }

    boolean improves(double value, double best) {
        return Double.isNaN(best) || (higherIsBetter ? value > best + minimumDelta : value < best - minimumDelta);
    }
}
