package dev.nn.domain.backprop;

import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Parameters;
import java.util.List;

/**
 * Every number of one forward and backward pass, copied. Rows are samples.
 *
 * @param loss reduced
 * @param layers the dense layers in order
 * @param predictionGradient d loss / d prediction, from the loss's own form on predictions
 * @param onLogits whether the output layer's delta was computed on logits by a form joined with the activation
 * @param gradients d loss / d parameter
 */
public record Trace(
        double loss, List<LayerTrace> layers, double[][] predictionGradient, boolean onLogits, Parameters gradients) {

    /**
     * One dense layer.
     *
     * @param index counting all layers from 0
     * @param input what came in, {@code [samples, inputs]}
     * @param preActivation {@code z}
     * @param activation {@code a}
     * @param delta d loss / d z
     */
    public record LayerTrace(
            int index,
            Dense layer,
            double[][] input,
            double[][] preActivation,
            double[][] activation,
            double[][] delta) {}
}
