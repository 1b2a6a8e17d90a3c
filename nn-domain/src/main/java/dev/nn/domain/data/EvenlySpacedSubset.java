package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * An evenly spaced subset of a data set, starting at its first sample, for data sets that are too
 * large to evaluate at once.
 *
 * @param all full data set
 * @param samples number of samples in the subset, at most all
 */
public record EvenlySpacedSubset(Dataset all, int samples) implements Dataset {

    public EvenlySpacedSubset {
        if (samples > all.samples()) {
            throw new IllegalArgumentException("found " + samples + " samples, expected at most " + all.samples());
        }
    }

    /** Returns the data set itself, or a subset of {@code most} samples if it has more. */
    public static Dataset atMost(Dataset all, int most) {
        return all.samples() <= most ? all : new EvenlySpacedSubset(all, most);
    }

    /** Returns the index of a sample of this subset in the full data set. */
    public int place(int sample) {
        return (int) ((long) sample * all.samples() / samples);
    }

    @Override
    public int inputs() {
        return all.inputs();
    }

    @Override
    public int outputs() {
        return all.outputs();
    }

    @Override
    public double target(int sample, int output) {
        return all.target(place(sample), output);
    }

    @Override
    public void target(int sample, double[] out) {
        all.target(place(sample), out);
    }

    @Override
    public boolean weighted() {
        return all.weighted();
    }

    @Override
    public double weight(int sample) {
        return all.weight(place(sample));
    }

    @Override
    public long bytesInMemory() {
        return all.bytesInMemory();
    }

    @Override
    public void copy(int[] order, int from, Tensor features, Tensor targets) {
        int[] places = new int[features.rows()];
        for (int r = 0; r < places.length; r++) {
            places[r] = place(order[from + r]);
        }
        all.copy(places, 0, features, targets);
    }
}
