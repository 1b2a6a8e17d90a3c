package dev.nn.application.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One layer on some training samples, dropout off.
 *
 * @param layer counting all layers from 0
 * @param units of the layer
 */
public record LayerFigures(int layer, int units, Activations activations, Weights weights) {

    /**
     * What the layer gives.
     *
     * @param deviation the population's
     * @param flatShare how many of them, from 0 to 1, are where the activation's slope is below 0.5 % of its steepest; absent
     *     of the output layer and of activations that share a row
     * @param flatUnits how many units are there for every sample
     */
    public record Activations(double mean, double deviation, Optional<Double> flatShare, int flatUnits) {}

    /**
     * What the layer learns.
     *
     * @param gradient root mean square of the loss's gradient by the weights
     * @param size root mean square of the weights
     * @param update length of the last step's change of weights and bias, divided by their length before it; absent where that
     *     step was not seen
     * @param alike whether all units have the same weights, though there are several
     */
    public record Weights(double gradient, double size, Optional<Double> update, boolean alike) {}

    /** As it stands in a journal. */
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
