package dev.nn.domain.backprop;

import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.stream.IntStream;

/**
 * Predictions for a data set, without dropout, and their loss.
 *
 * @param loss reduced over all samples
 * @param outputs {@code [samples, outputs]}
 */
public record Predictions(double loss, Float64Tensor outputs) {

    /** Maximum number of samples per chunk, which keeps the buffers small compared to the data. */
    private static final int MAX_CHUNK = 1024;

    /**
     * Maximum number of values between all layers per chunk, which limits the chunks of wide
     * networks.
     */
    private static final long MAX_NUMBERS = 1L << 25;

    /** Returns the number of samples that are predicted at a time for a network. */
    public static int chunk(Network network) {
        long width = network.layers().stream()
                .mapToLong(layer -> (long) layer.inputs() + layer.outputs())
                .sum();
        return (int) Math.max(1, Math.min(MAX_CHUNK, MAX_NUMBERS / width));
    }

    /**
     * Predicts every sample of a data set, chunk by chunk.
     *
     * @param reduction reduction of the service's loss
     */
    public static Predictions of(
            BackpropService backprop,
            Network network,
            Reduction reduction,
            ComputeEngine engine,
            Parameters parameters,
            Dataset data) {
        int samples = data.samples();
        Float64Tensor outputs = new Float64Tensor(samples, data.outputs());
        double loss = 0;
        int chunk = chunk(network);
        for (int from = 0; from < samples; from += chunk) {
            int rows = Math.min(chunk, samples - from);
            Batch batch =
                    Batch.of(data, engine, IntStream.range(from, from + rows).toArray());
            // Each chunk's loss is reduced over the chunk alone; the ratio rescales it to all samples.
            double share = reduction.scale(samples, data.outputs()) / reduction.scale(rows, data.outputs());
            Forward forward = backprop.forward(parameters, batch, Pass.INFERENCE);
            loss += forward.loss() * share;
            outputs.view(from * data.outputs(), rows, data.outputs()).copyFrom(forward.predictions());
        }
        return new Predictions(loss, outputs);
    }
}
