package dev.nn.domain.backprop;

import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
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

    /** A batch of the given samples, in the engine's own tensors. */
    public static Batch of(Dataset data, ComputeEngine engine, int... samples) {
        Batch batch = new Batch(
                engine.allocate(samples.length, data.inputs()), engine.allocate(samples.length, data.outputs()));
        data.copy(samples, 0, batch.features, batch.targets);
        return batch;
    }

    /** Number of samples. */
    public int samples() {
        return features.rows();
    }
}
