package dev.nn.domain.data;

import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;

/**
 * Samples in memory as float64. Not changed after it is made.
 *
 * @param features {@code [samples, inputs]}
 * @param targets {@code [samples, outputs]}
 */
public record TensorDataset(Float64Tensor features, Float64Tensor targets) implements Dataset {

    public TensorDataset {
        if (features.rows() != targets.rows()) {
            throw new IllegalArgumentException(
                    "found " + features.rows() + " rows of features and " + targets.rows() + " of targets");
        }
    }

    @Override
    public int samples() {
        return features.rows();
    }

    @Override
    public int inputs() {
        return features.columns();
    }

    @Override
    public int outputs() {
        return targets.columns();
    }

    @Override
    public double target(int sample, int output) {
        return targets.get(sample, output);
    }

    @Override
    public boolean weighted() {
        return false;
    }

    @Override
    public double weight(int sample) {
        return 1;
    }

    @Override
    public long bytesInMemory() {
        return ((long) features.size() + targets.size()) * Double.BYTES;
    }

    @Override
    public void copy(int[] order, int from, Tensor batchFeatures, Tensor batchTargets) {
        for (int r = 0; r < batchFeatures.rows(); r++) {
            int row = order[from + r];
            batchFeatures.setRow(r, features.storage(), features.offset() + row * inputs());
            batchTargets.setRow(r, targets.storage(), targets.offset() + row * outputs());
        }
    }
}
