package dev.nn.domain.network;

import dev.nn.domain.function.Activation;
import java.util.List;
import java.util.Optional;

/**
 * A layer with its position in a network.
 *
 * @param index the index among all layers of the network, from 0
 * @param input the shape of an input sample
 * @param output the shape of an output sample
 */
public record PlacedLayer(int index, Layer layer, Shape input, Shape output) {

    /** Returns the layer's name in model files, {@code layers.3}. */
    public String name() {
        return "layers." + index;
    }

    /** Returns the name of one of the layer's tensors in model files, {@code layers.3.weights}. */
    public String nameOf(ParameterShape parameter) {
        return name() + "." + parameter.name();
    }

    /** Returns the shapes of the layer's parameters. */
    public List<ParameterShape> parameters() {
        return layer.parameters(input);
    }

    /** Returns whether the layer has parameters. */
    public boolean learns() {
        return !parameters().isEmpty();
    }

    /** Returns the number of parameters. */
    public long parameterCount() {
        return parameters().stream().mapToLong(ParameterShape::elements).sum();
    }

    /** Returns the activation that the layer ends with, if any. */
    public Optional<Activation> activation() {
        return layer.activation();
    }

    /** Returns the number of elements of an input sample. */
    public int inputs() {
        return input.elements();
    }

    /** Returns the number of elements of an output sample. */
    public int outputs() {
        return output.elements();
    }
}
