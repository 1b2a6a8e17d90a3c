package dev.nn.domain.backprop;

import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/** The results of a forward pass. Valid until the next call of the service that gave it; not thread-safe. */
public interface Forward {

    /** Returns the loss, reduced over the batch as the loss says and summed in float64. */
    double loss();

    /** Returns the predictions {@code [samples, outputs]}. */
    Tensor predictions();

    /** Returns the pre-activations {@code [samples, units]} of a layer; empty where it has no activation. */
    Optional<Tensor> preActivations(int layer);

    /** Returns the first layer, in the order of the pass, whose pre-activations are not all finite. */
    Optional<PlacedLayer> firstNonFinite();
}
