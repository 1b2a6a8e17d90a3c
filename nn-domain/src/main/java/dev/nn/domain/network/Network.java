package dev.nn.domain.network;

import dev.nn.domain.function.Activation;
import java.util.ArrayList;
import java.util.List;

/** A sequence of layers, each of which takes the output of the previous one. Immutable. */
public final class Network {

    private final Shape input;
    private final int inputs;
    private final int outputs;
    private final List<PlacedLayer> layers;
    private final Activation outputActivation;

    /**
     * Creates a network from layers; the shapes between them follow from the input shape.
     *
     * @param input the shape of a sample
     * @param layers at least one layer; the last one ends with an activation
     * @throws IllegalArgumentException when a layer doesn't accept the output of the previous one;
     *     the message names the layer
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

    /** Returns a network for samples with the given number of features. */
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
                        "the last layer of a network must have an activation, such as dense, found " + last.kind()));
    }

    /** Returns all layers in order; {@code layers().get(n).index() == n}. */
    public List<PlacedLayer> layers() {
        return layers;
    }

    /** Returns the layers with parameters, in order. */
    public List<PlacedLayer> learning() {
        return layers.stream().filter(PlacedLayer::learns).toList();
    }

    /**
     * Returns the layer whose activation applies to the units of a layer: the last of the layers
     * without parameters that directly follow it and have an activation, or the layer itself.
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

    /** Returns the layer at an index among all layers, from 0. */
    public PlacedLayer layer(int index) {
        return layers.get(index);
    }

    /** Returns the last layer. */
    public PlacedLayer output() {
        return layers.get(layers.size() - 1);
    }

    /** Returns the activation of the last layer. */
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

    /** Returns the number of parameters. */
    public long parameterCount() {
        return layers.stream().mapToLong(PlacedLayer::parameterCount).sum();
    }
}
