package dev.nn.domain.network;

import dev.nn.domain.function.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers in order, each of which takes what the one before gives. Immutable.
 */
public final class Network {

    private final Shape input;
    private final int inputs;
    private final int outputs;
    private final List<PlacedLayer> layers;
    private final Activation outputActivation;

    /**
     * Places layers; the shapes between them follow from the first.
     *
     * @param input shape of a sample
     * @param layers at least one; the last one ends with an activation
     * @throws IllegalArgumentException when a layer doesn't take what the one before gives, naming the layer
     */
    public Network(Shape input, List<Layer> layers) {
        List<PlacedLayer> placed = new ArrayList<>();
        Shape current = input;
        for (Layer layer : layers) {
            PlacedLayer next = placed(placed.size(), layer, current);
            placed.add(next);
            current = next.output();
        }
        this.input = input;
        this.inputs = input.elements();
        this.outputs = current.elements();
        this.layers = List.copyOf(placed);
        this.outputActivation = last(layers);
    }

    /** Places layers for samples of so many features. */
    public static Network of(int inputs, Layer... layers) {
        return new Network(Shape.of(inputs), List.of(layers));
    }

    private static PlacedLayer placed(int index, Layer layer, Shape input) {
        try {
            return new PlacedLayer(index, layer, input, layer.output(input));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("layer " + index + " (" + layer.kind() + "): " + e.getMessage(), e);
        }
    }

    private static Activation last(List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        Layer last = layers.get(layers.size() - 1);
        return last.activation()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a network ends with a layer that has an activation, such as dense, found " + last.kind()));
    }

    /** Returns all layers in order; {@code layers().get(n).index() == n}. */
    public List<PlacedLayer> layers() {
        return layers;
    }

    /** Returns the layers that have anything to learn, in order. */
    public List<PlacedLayer> learning() {
        return layers.stream().filter(PlacedLayer::learns).toList();
    }

    /**
     * Returns the layer whose activation the units of a layer end with: the last of the layers without parameters that follow it
     * directly and have an activation, or itself.
     */
    public PlacedLayer activating(PlacedLayer layer) {
        PlacedLayer end = layer;
        for (PlacedLayer next : layers.subList(layer.index() + 1, layers.size())) {
            if (next.learns() || next.activation().isEmpty()) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** Returns the layer at an index that counts all layers from 0. */
    public PlacedLayer layer(int index) {
        return layers.get(index);
    }

    /** Returns the last layer. */
    public PlacedLayer output() {
        return layers.get(layers.size() - 1);
    }

    /** Returns the function that the network ends with. */
    public Activation outputActivation() {
        return outputActivation;
    }

    /** Returns the shape of a sample. */
    public Shape input() {
        return input;
    }

    /** Returns the width of a sample. */
    public int inputs() {
        return inputs;
    }

    /** Returns the width of a prediction. */
    public int outputs() {
        return outputs;
    }

    /** Returns how many numbers are learned. */
    public long parameterCount() {
        return layers.stream().mapToLong(PlacedLayer::parameterCount).sum();
    }
}
