package dev.nn.application.model;

import dev.nn.application.catalogue.FunctionUse;
import dev.nn.domain.network.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A layer of a model file.
 *
 * @param inputs the number of inputs that it was stored with
 * @param activation the configured activation, if it has one
 */
record StoredLayer(Layer layer, int inputs, Optional<FunctionUse> activation) {

    /** Returns the activations of layers in order, by the layers' indices. */
    static Map<Integer, FunctionUse> activations(List<StoredLayer> layers) {
        Map<Integer, FunctionUse> activations = new TreeMap<>();
        for (int n = 0; n < layers.size(); n++) {
            int index = n;
            layers.get(n).activation().ifPresent(use -> activations.put(index, use));
        }
        return activations;
    }
}
