package dev.nn.domain.network;

import dev.nn.domain.function.Activation;
import java.util.List;
import java.util.Optional;

/**
 * A layer at its place in a network.
 *
 * @param index counts all layers of the network from 0
 * @param input shape of a sample that comes in
 * @param output shape of a sample that goes out
 */
public record PlacedLayer(int index, Layer layer, Shape input, Shape output) {

    /** Returns the name of a layer in model files, {@code layers.3}. */
    public String name() {
        return "layers." + index;
    }

    /** Returns the name of one of its tensors in model files, {@code layers.3.weights}. */
    public String nameOf(ParameterShape parameter) {
        return name() + "." + parameter.name();
    }

    /** Returns the tensors that it learns. */
    public List<ParameterShape> parameters() {
        return layer.parameters(input);
    }

    /** Returns whether it has anything to learn. */
    public boolean learns() {
        return !parameters().isEmpty();
    }

    /** Returns how many numbers it learns. */
    public long parameterCount() {
        return parameters().stream().mapToLong(ParameterShape::elements).sum();
    }

    /** Returns the function that it ends with, if there is one. */
    public Optional<Activation> activation() {
        return layer.activation();
    }

    /** Returns the numbers of a sample that come in. */
    public int inputs() {
        return input.elements();
    }

    /** Returns the numbers of a sample that go out. */
    public int outputs() {
        return output.elements();
    }
}
