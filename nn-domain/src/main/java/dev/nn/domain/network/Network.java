package dev.nn.domain.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers in order; each takes what the one before gives. Immutable.
 *
 * @param layers at least one; the last is dense
 */
public record Network(List<Layer> layers) {

    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Dense)) {
            throw new IllegalArgumentException("a network ends with a dense layer");
        }
        for (int n = 1; n < layers.size(); n++) {
            if (layers.get(n).inputs() != layers.get(n - 1).outputs()) {
                throw new IllegalArgumentException(
                        "layer " + n + " takes " + layers.get(n).inputs() + " inputs, layer " + (n - 1) + " gives "
                                + layers.get(n - 1).outputs());
            }
        }
    }

    /** Width of a sample. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Width of a prediction. */
    public int outputs() {
        return output().outputs();
    }

    /** The last layer. */
    public Dense output() {
        return (Dense) layers.get(layers.size() - 1);
    }

    /** How many numbers are learned. */
    public long parameterCount() {
        return layers.stream().mapToLong(Layer::parameterCount).sum();
    }

    /** Indices of the dense layers, counting all layers from 0. */
    public List<Integer> denseLayers() {
        List<Integer> indices = new ArrayList<>();
        for (int n = 0; n < layers.size(); n++) {
            if (layers.get(n) instanceof Dense) {
                indices.add(n);
            }
        }
        return indices;
    }

    /** The dense layer at an index of {@link #denseLayers}. */
    public Dense dense(int layer) {
        return (Dense) layers.get(layer);
    }
}
