package dev.nn.domain.training;

/**
 * Lowers the learning rate when a figure no longer improves, as PyTorch's ReduceLROnPlateau does: an improvement is one of
 * a ten-thousandth of the best figure at least. Of a negative best figure PyTorch counts a small worsening as an improvement;
 * here it is none.
 *
 * @param monitor name of a figure in {@link EpochReport#figures}, or {@code loss}
 * @param higherIsBetter for accuracy and the like
 * @param factor what the rate is multiplied by
 * @param patience epochs without improvement that are let pass; the one after them lowers the rate
 * @param minimum the rate is never less than this share of what it was
 */
public record Plateau(String monitor, boolean higherIsBetter, double factor, int patience, double minimum) {

    private static final double THRESHOLD = 1e-4;

    /** Whether a figure is better than the best one by more than the threshold, a share of the best one's magnitude. */
    boolean improves(double value, double best) {
        double least = Math.signum(best) * THRESHOLD;
        return Double.isNaN(best) || (higherIsBetter ? value > best * (1 + least) : value < best * (1 - least));
    }
}
