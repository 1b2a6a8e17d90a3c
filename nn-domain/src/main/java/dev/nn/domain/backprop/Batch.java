package dev.nn.domain.backprop;

import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/**
 * Samples that are worked on together.
 *
 * @param features {@code [samples, inputs]}
 * @param targets {@code [samples, outputs]}
 * @param weights {@code [samples, 1]}, what each sample's loss is multiplied by; absent where all count alike
 * @param whole what a mean over samples is divided by: the weight of all samples, those of the other batches of the same step
 *     included
 */
public record Batch(Tensor features, Tensor targets, Optional<Tensor> weights, double whole) {

    public Batch {
        if (features.rows() != targets.rows()) {
            throw new IllegalArgumentException(
                    "a batch has as many targets as samples, found " + targets.rows() + " and " + features.rows());
        }
    }

    /** All that a step learns from, each sample as much as the others. */
    public Batch(Tensor features, Tensor targets) {
        this(features, targets, Optional.empty(), features.rows());
    }

    /** Room for so many samples of a data set, in the engine's own tensors. */
    public static Batch room(Dataset data, ComputeEngine engine, int samples) {
        return new Batch(
                engine.allocate(samples, data.inputs()),
                engine.allocate(samples, data.outputs()),
                data.weighted() ? Optional.of(engine.allocate(samples, 1)) : Optional.empty(),
                samples);
    }

    /** A batch of the given samples, in the engine's own tensors. */
    public static Batch of(Dataset data, ComputeEngine engine, int... samples) {
        return room(data, engine, samples.length).filled(data, samples, 0, weight(data, samples, 0, samples.length));
    }

    /** The weight of some samples of an order; their number where all count alike. */
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

    /** The same room with other samples in it: those of an order that begin somewhere. */
    public Batch filled(Dataset data, int[] order, int from, double all) {
        data.copy(order, from, features, targets);
        if (weights.isPresent()) {
            for (int r = 0; r < samples(); r++) {
                weights.get().set(r, 0, data.weight(order[from + r]));
            }
        }
        return all == whole ? this : new Batch(features, targets, weights, all);
    }

    /** Number of samples. */
    public int samples() {
        return features.rows();
    }
}
