package dev.nn.domain.backprop;

import dev.nn.domain.network.Parameters;

/**
 * Gives the gradients of a network's loss for a batch. The network and the loss are bound when a service is made;
 * {@link LayerByLayer} is the definition, a cluster may be another.
 *
 * <p>A service serves one caller at a time: it keeps the buffers of the last batch.
 */
public interface BackpropService {

    /**
     * Forward and backward for one batch.
     *
     * @param parameters read, not changed
     * @param gradients every element is assigned (not accumulated): d loss / d parameter
     * @return the loss, reduced over the batch as the loss says, summed in float64
     */
    double gradients(Parameters parameters, Batch batch, Pass pass, Parameters gradients);
}
