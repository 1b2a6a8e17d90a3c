package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * A data set with sample weights: a sample of weight 2 counts as if it occurred twice.
 *
 * @param unweighted data set without weights
 * @param weights one per sample, 0 or more; must not be modified
 */
public record WeightedDataset(Dataset unweighted, double[] weights) implements Dataset {

    public WeightedDataset {
        if (unweighted.samples() != weights.length) {
            throw new IllegalArgumentException(
                    "found " + weights.length + " weights for " + unweighted.samples() + " samples");
        }
    }

    @Override
    public int samples() {
        return unweighted.samples();
    }

    @Override
    public int inputs() {
        return unweighted.inputs();
    }

    @Override
    public int outputs() {
        return unweighted.outputs();
    }

    @Override
    public double target(int sample, int output) {
        return unweighted.target(sample, output);
    }

    @Override
    public boolean weighted() {
        return true;
    }

    @Override
    public double weight(int sample) {
        return weights[sample];
    }

    @Override
    public long bytesInMemory() {
        return unweighted.bytesInMemory() + (long) weights.length * Double.BYTES;
    }

    @Override
    public void copy(int[] order, int from, Tensor features, Tensor targets) {
        unweighted.copy(order, from, features, targets);
    }
}
