package dev.nn.domain.data;

import dev.nn.domain.tensor.Tensor;

/**
 * Samples ready for a network, in an engine's tensors. Not changed after it is made.
 *
 * @param features {@code [samples, inputs]}
 * @param targets {@code [samples, outputs]}
 */
public record Dataset(Tensor features, Tensor targets) {

    public Dataset {
        if (features.rows() != targets.rows()) {
            throw new IllegalArgumentException(
                    "found " + features.rows() + " rows of features and " + targets.rows() + " of targets");
        }
    }

    /** Number of samples. */
    public int samples() {
        return features.rows();
    }
}
