package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * A data set with label smoothing: a target t of K classes becomes
 * {@code (1 - smoothing) t + smoothing / K}. A single output counts as two classes. Source: Szegedy
 * et al., "Rethinking the Inception Architecture", 2016.
 *
 * @param exact data set with targets of 0 and 1
 * @param smoothing in [0, 1)
 */
public record SmoothedDataset(Dataset exact, double smoothing) implements Dataset {

    @Override
    public int samples() {
        return exact.samples();
    }

    @Override
    public int inputs() {
        return exact.inputs();
    }

    @Override
    public int outputs() {
        return exact.outputs();
    }

    @Override
    public double target(int sample, int output) {
        return smoothed(exact.target(sample, output));
    }

    @Override
    public boolean weighted() {
        return exact.weighted();
    }

    @Override
    public double weight(int sample) {
        return exact.weight(sample);
    }

    @Override
    public long bytesInMemory() {
        return exact.bytesInMemory();
    }

    @Override
    public void copy(int[] order, int from, Tensor features, Tensor targets) {
        exact.copy(order, from, features, targets);
        for (int r = 0; r < targets.rows(); r++) {
            for (int c = 0; c < targets.columns(); c++) {
                targets.set(r, c, smoothed(targets.get(r, c)));
            }
        }
    }

    private double smoothed(double target) {
        return (1 - smoothing) * target + smoothing / Math.max(2, outputs());
    }
}
