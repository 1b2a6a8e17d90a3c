package dev.nn.domain.backprop;

import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/**
 * The results of a forward pass. Valid until the next call of the service that returned it; not
 * thread-safe.
 */
public interface Forward {

    /** Returns the loss, summed in float64 and reduced over the batch by the loss's reduction. */
    double loss();

    /** Returns the predictions {@code [samples, outputs]}. */
    Tensor predictions();

    /**
     * Returns the pre-activations {@code [samples, units]} of a layer; empty if the layer has no
     * activation.
     */
    Optional<Tensor> preActivations(int layer);

    /** Returns the first layer, in the order of the pass, whose pre-activations are not all finite. */
    Optional<PlacedLayer> firstNonFinite();
}
