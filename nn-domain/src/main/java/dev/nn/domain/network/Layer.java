package dev.nn.domain.network;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One layer of a network: its output shape, its parameters and its arithmetic. A layer doesn't know
 * its position in the network; {@link PlacedLayer} does. Implementations are immutable and
 * thread-safe.
 */
public interface Layer {

    /** Returns the name of this kind of layer, as typed in experiments and written to model files: {@code dense}. */
    String kind();

    /**
     * Returns the shape of an output sample for an input sample.
     *
     * @throws IllegalArgumentException when the layer doesn't accept such a sample; the message
     *     names both shapes
     */
    Shape output(Shape input);

    /** Returns the shapes of the layer's parameters for samples of a shape, in storage order. */
    default List<ParameterShape> parameters(Shape input) {
        return List.of();
    }

    /** Returns the activation that the layer ends with, if any. */
    default Optional<Activation> activation() {
        return Optional.empty();
    }

    /**
     * Returns the settings of the layer except its activation: names and numbers as in model files.
     */
    Map<String, Object> settings(Shape input);

    /**
     * Returns the layer's arithmetic for batches of one size, including its buffers.
     *
     * @param engine the engine whose tensors the pass receives
     * @param place the layer's position in the network
     */
    LayerPass bind(ComputeEngine engine, PlacedLayer place, int samples);
}
