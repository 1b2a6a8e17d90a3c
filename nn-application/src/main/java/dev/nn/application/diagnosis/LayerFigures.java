package dev.nn.application.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Measurements of one layer on some training samples, without dropout.
 *
 * @param layer the layer index, counting all layers from 0
 * @param units the number of units
 */
public record LayerFigures(int layer, int units, Activations activations, Weights weights) {

    /**
     * Statistics of the layer's output.
     *
     * @param deviation population standard deviation
     * @param flatShare share of activations, from 0 to 1, where the slope is below 0.5 % of the
     *     steepest; absent for the output layer and for row activations
     * @param flatUnits number of units with such a slope for every sample
     */
    public record Activations(double mean, double deviation, Optional<Double> flatShare, int flatUnits) {}

    /**
     * Statistics of the layer's parameters.
     *
     * @param gradient root mean square of the gradient of the loss with respect to the weights
     * @param size root mean square of the weights
     * @param update norm of the change of weights and bias in the last step, divided by their norm
     *     before it; absent if that step was not observed
     * @param alike true if there are several units and all have the same weights
     */
    public record Weights(double gradient, double size, Optional<Double> update, boolean alike) {}

    /** Returns the map that is written to a journal. */
    public Map<String, Object> written() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layer", layer);
        map.put("units", units);
        map.put("activation_mean", activations.mean());
        map.put("activation_deviation", activations.deviation());
        activations.flatShare().ifPresent(share -> map.put("flat_share", share));
        map.put("flat_units", activations.flatUnits());
        map.put("gradient_rms", weights.gradient());
        map.put("weight_rms", weights.size());
        weights.update().ifPresent(ratio -> map.put("update_ratio", ratio));
        map.put("alike", weights.alike());
        return map;
    }
}
