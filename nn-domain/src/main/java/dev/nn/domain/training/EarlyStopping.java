package dev.nn.domain.training;

/**
 * Ends training when a figure no longer improves, and brings back the parameters of its best epoch. Source: Prechelt,
 * "Early Stopping - But When?", 1998.
 *
 * @param monitor name of a figure in {@link EpochReport#figures}
 * @param higherIsBetter for accuracy and the like
 * @param patience epochs without improvement after which training ends
 * @param minimumDelta what counts as an improvement, above 0
 */
public record EarlyStopping(String monitor, boolean higherIsBetter, int patience, double minimumDelta) {

    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("patience should be at least 1 epoch, found " + patience);
        }
    }

    /** Returns a rule that waits some epochs for a lower figure, such as {@code validation_loss}. */
    public static EarlyStopping onLower(String monitor, int patience) {
        return new EarlyStopping(monitor, false, patience, 0);
    }

    /** Returns a rule that waits some epochs for a higher figure. */
    public static EarlyStopping onHigher(String monitor, int patience) {
        return new EarlyStopping(monitor, true, patience, 0);
    }

    boolean improves(double value, double best) {
        return Double.isNaN(best) || (higherIsBetter ? value > best + minimumDelta : value < best - minimumDelta);
    }
}
