package dev.nn.domain.training;

/**
 * A rule that lowers the learning rate when a figure stops improving, like PyTorch's
 * ReduceLROnPlateau. An improvement must exceed a ten-thousandth of the best figure. If the best
 * figure is negative, PyTorch counts a small worsening as an improvement; nn doesn't.
 *
 * @param monitor the name of a figure in {@link EpochReport#figures}, or {@code loss}
 * @param higherIsBetter true for accuracy and the like
 * @param factor the factor that the rate is multiplied by
 * @param patience epochs without improvement that are tolerated; the next one lowers the rate
 * @param minimum the minimum rate, as a fraction of the original rate
 */
public record Plateau(String monitor, boolean higherIsBetter, double factor, int patience, double minimum) {

    private static final double THRESHOLD = 1e-4;

    /**
     * Returns whether a figure improves on the best one by more than the threshold, a fraction of
     * the best one's magnitude.
     */
    boolean improves(double value, double best) {
        double least = Math.signum(best) * THRESHOLD;
        return Double.isNaN(best) || (higherIsBetter ? value > best * (1 + least) : value < best * (1 - least));
    }
}
