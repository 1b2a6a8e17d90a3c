package dev.nn.domain.data;

import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;

/**
 * Samples in memory as float64. Not modified after creation.
 *
 * @param features {@code [samples, inputs]}
 * @param targets {@code [samples, outputs]}
 */
public record TensorDataset(Float64Tensor features, Float64Tensor targets) implements Dataset {

    public TensorDataset {
        if (features.rows() != targets.rows()) {
            throw new IllegalArgumentException("expected as many targets as samples, found " + features.rows()
                    + " rows of features and " + targets.rows() + " rows of targets");
        }
    }

    /**
     * Returns samples with numeric targets. Copies {@code features [samples][inputs]} and
     * {@code targets [samples][outputs]}.
     */
    public static TensorDataset of(double[][] features, double[][] targets) {
        return new TensorDataset(Float64Tensor.of(features), Float64Tensor.of(targets));
    }

    /**
     * Returns samples with one-hot targets: 1 for the sample's class and 0 for the others.
     *
     * @param classes from 0 to {@code count - 1}, one per sample
     */
    public static TensorDataset ofClasses(double[][] features, int[] classes, int count) {
        Float64Tensor targets = new Float64Tensor(classes.length, count);
        for (int r = 0; r < classes.length; r++) {
            if (classes[r] < 0 || classes[r] >= count) {
                throw new IllegalArgumentException(
                        "expected a class from 0 to " + (count - 1) + ", found " + classes[r] + " in sample " + r);
            }
            targets.set(r, classes[r], 1);
        }
        return new TensorDataset(Float64Tensor.of(features), targets);
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
