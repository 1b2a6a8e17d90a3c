package dev.nn.domain.backprop;

import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/**
 * Samples that are processed together.
 *
 * @param features {@code [samples, inputs]}
 * @param targets {@code [samples, outputs]}
 * @param weights {@code [samples, 1]}, the factor of each sample's loss; absent if all samples have
 *     the same weight
 * @param totalWeight divisor of a mean over samples: the weight of all samples of the step, including
 *     those of its other batches
 */
public record Batch(Tensor features, Tensor targets, Optional<Tensor> weights, double totalWeight) {

    public Batch {
        if (features.rows() != targets.rows()) {
            throw new IllegalArgumentException("a batch needs one target per sample, found " + targets.rows()
                    + " targets and " + features.rows() + " samples");
        }
    }

    /** Creates a batch that is a whole step, without sample weights. */
    public Batch(Tensor features, Tensor targets) {
        this(features, targets, Optional.empty(), features.rows());
    }

    /**
     * Allocates a batch for the given number of samples of a data set, in the engine's own tensors.
     */
    public static Batch allocate(Dataset data, ComputeEngine engine, int samples) {
        return new Batch(
                engine.allocate(samples, data.inputs()),
                engine.allocate(samples, data.outputs()),
                data.weighted() ? Optional.of(engine.allocate(samples, 1)) : Optional.empty(),
                samples);
    }

    /** Returns a batch of the given samples, in the engine's own tensors. */
    public static Batch of(Dataset data, ComputeEngine engine, int... samples) {
        return allocate(data, engine, samples.length).load(data, samples, 0, weight(data, samples, 0, samples.length));
    }

    /**
     * Returns the total weight of samples {@code order[from] ... order[to - 1]}; their number if
     * the data set has no weights.
     */
    public static double weight(Dataset data, int[] order, int from, int to) {
        if (!data.weighted()) {
            return to - from;
        }
        double weight = 0;
        for (int i = from; i < to; i++) {
            weight += data.weight(order[i]);
        }
        return weight;
    }

    /**
     * Overwrites this batch with the samples of an order from index {@code from} on. Returns a
     * batch with the same tensors.
     *
     * @param all weight of all samples of the step
     */
    public Batch load(Dataset data, int[] order, int from, double all) {
        data.copy(order, from, features, targets);
        if (weights.isPresent()) {
            for (int r = 0; r < samples(); r++) {
                weights.get().set(r, 0, data.weight(order[from + r]));
            }
        }
        return all == totalWeight ? this : new Batch(features, targets, weights, all);
    }

    /** Returns the number of samples. */
    public int samples() {
        return features.rows();
    }
}
