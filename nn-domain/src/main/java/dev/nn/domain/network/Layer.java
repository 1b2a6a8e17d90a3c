package dev.nn.domain.network;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One layer of a network: what it gives for a sample, what it learns, and its arithmetic. It doesn't know where it stands;
 * {@link PlacedLayer} does. Implementations are immutable and thread-safe.
 */
public interface Layer {

    /** Returns the name of this kind of layer, as typed in experiments and written to model files: {@code dense}. */
    String kind();

    /**
     * Returns the shape of a sample that leaves the layer.
     *
     * @throws IllegalArgumentException when the layer doesn't take such a sample, naming both shapes
     */
    Shape output(Shape input);

    /** Returns the tensors that the layer learns for samples of a shape, in the order of their storage. */
    default List<ParameterShape> parameters(Shape input) {
        return List.of();
    }

    /** Returns the function that the layer ends with, if there is one. */
    default Optional<Activation> activation() {
        return Optional.empty();
    }

    /** Returns what the layer was made with, but for its activation: names and numbers as in model files. */
    Map<String, Object> settings(Shape input);

    /**
     * Returns the layer's arithmetic for batches of one size, with the buffers that it needs.
     *
     * @param engine whose tensors the pass is given
     * @param place where the layer stands
     */
    LayerPass bind(ComputeEngine engine, PlacedLayer place, int samples);
}
