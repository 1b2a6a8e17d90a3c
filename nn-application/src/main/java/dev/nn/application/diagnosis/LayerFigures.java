package dev.nn.application.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One layer on some training samples, dropout off.
 *
 * @param layer counting all layers from 0
 * @param units of the layer
 * @param mean of all activations
 * @param deviation of all activations, the population's
 * @param flatShare how many of the activations, from 0 to 1, are where the activation's slope is below 0.5 % of its steepest; absent
 *     of the output layer and of activations that share a row
 * @param flatUnits how many units are there for every sample
 * @param gradient root mean square of the loss's gradient by the weights
 * @param weight root mean square of the weights
 * @param update length of the last step's change of weights and bias, divided by their length before it; absent where that step was not seen
 * @param alike whether all units have the same weights, though there are several
 */
public record LayerFigures(
        int layer,
        int units,
        double mean,
        double deviation,
        Optional<Double> flatShare,
        int flatUnits,
        double gradient,
        double weight,
        Optional<Double> update,
        boolean alike) {

    /** As it stands in a journal. */
    public Map<String, Object> written() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layer", layer);
        map.put("units", units);
        map.put("activation_mean", mean);
        map.put("activation_deviation", deviation);
        flatShare.ifPresent(share -> map.put("flat_share", share));
        map.put("flat_units", flatUnits);
        map.put("gradient_rms", gradient);
        map.put("weight_rms", weight);
        update.ifPresent(ratio -> map.put("update_ratio", ratio));
        map.put("alike", alike);
        return map;
    }
}
