package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * Samples ready for a network, in any storage format, copied into an engine's tensors batch by
 * batch. Immutable; for one caller at a time.
 */
public interface Dataset {

    /** Returns the number of samples. */
    int samples();

    /** Returns the number of inputs per sample. */
    int inputs();

    /** Returns the number of outputs per target. */
    int outputs();

    /** Returns one value of a sample's target. */
    double target(int sample, int output);

    /** Writes a sample's target to {@code out}, one value per output. */
    default void target(int sample, double[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = target(sample, k);
        }
    }

    /**
     * Returns whether samples have weights of their own. This is not a default method, because a
     * data set that wraps another one must delegate it.
     */
    boolean weighted();

    /** Returns the factor of a sample's loss; 1 for every sample if {@link #weighted} is false. */
    double weight(int sample);

    /** Returns the memory used by the samples, in bytes. */
    long bytesInMemory();

    /**
     * Copies samples {@code order[from] ... order[from + features.rows() - 1]}.
     *
     * @param features {@code [samples, inputs]}, overwritten
     * @param targets {@code [samples, outputs]}, overwritten
     */
    void copy(int[] order, int from, Tensor features, Tensor targets);
}
