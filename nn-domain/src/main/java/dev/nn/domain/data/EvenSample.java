package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * Some samples of a data set, evenly spaced from its first on, where all would be too many to judge at once.
 *
 * @param all the data set
 * @param samples how many of them, at most all
 */
public record EvenSample(Dataset all, int samples) implements Dataset {

    public EvenSample {
        if (samples > all.samples()) {
            throw new IllegalArgumentException("found " + samples + " of " + all.samples() + " samples");
        }
    }

    /** All samples, or as many as are allowed. */
    public static Dataset atMost(Dataset all, int most) {
        return all.samples() <= most ? all : new EvenSample(all, most);
    }

    /** Which of all samples one of these is. */
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
