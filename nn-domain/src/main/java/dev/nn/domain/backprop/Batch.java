package dev.nn.domain.backprop;

import dev.nn.domain.tensor.Tensor;

/**
 * Samples that are worked on together.
 *
 * @param features {@code [samples, inputs]}
 * @param targets {@code [samples, outputs]}
 */
public record Batch(Tensor features, Tensor targets) {

    public Batch {
        if (features.rows() != targets.rows()) {
            throw new IllegalArgumentException(
                    "a batch has as many targets as samples, found " + targets.rows() + " and " + features.rows());
        }
    }

    /** Number of samples. */
    public int samples() {
        return features.rows();
    }
}
