package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * Samples ready for a network, in whatever form they are kept, copied into an engine's tensors batch by batch.
 * Immutable; one caller at a time.
 */
public interface Dataset {

    /** Number of samples. */
    int samples();

    /** Width of a sample. */
    int inputs();

    /** Width of a target. */
    int outputs();

    /** One number of a sample's target. */
    double target(int sample, int output);

    /** All numbers of a sample's target, as many as there are outputs. */
    default void target(int sample, double[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = target(sample, k);
        }
    }

    /**
     * Returns whether some samples count more than others. Not a default method: a data set made of another one must ask it.
     */
    boolean weighted();

    /** Returns what a sample's loss is multiplied by; 1 for every sample where {@link #weighted} is false. */
    double weight(int sample);

    /** Bytes of memory that the samples take. */
    long bytesInMemory();

    /**
     * Copies samples {@code order[from] ... order[from + features.rows() - 1]}.
     *
     * @param features {@code [samples, inputs]}, overwritten
     * @param targets {@code [samples, outputs]}, overwritten
     */
    void copy(int[] order, int from, Tensor features, Tensor targets);
}
