package dev.nn.domain.backprop;

import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import java.util.List;

/**
 * All values of one forward and backward pass, copied. Rows are samples.
 *
 * @param loss reduced
 * @param layers the layers that end with an activation, in order; the others are inactive in
 *     inference and pass values through unchanged
 * @param predictionGradient d loss / d prediction, from the loss's own form on predictions
 * @param onLogits true if the output layer's delta was computed on logits, by a form joined with
 *     the activation
 * @param gradients d loss / d parameter
 */
public record Trace(
        double loss, List<LayerTrace> layers, double[][] predictionGradient, boolean onLogits, Parameters gradients) {

    /**
     * The values of one layer.
     *
     * @param input input of the layer, {@code [samples, inputs]}
     * @param preActivation {@code z}
     * @param activation {@code a}
     * @param delta d loss / d z
     */
    public record LayerTrace(
            PlacedLayer layer, double[][] input, double[][] preActivation, double[][] activation, double[][] delta) {

        /** Returns the layer's index among all layers. */
        public int index() {
            return layer.index();
        }
    }
}
