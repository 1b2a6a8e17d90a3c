package dev.nn.domain.backprop;

import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.tensor.Tensor;

/**
 * Forward and backward passes of one network and loss. A {@link BackpropFactory} binds both when it
 * creates the service.
 *
 * <p>A service serves one caller at a time: it reuses the buffers of the last batch. Its results
 * are valid until its next call.
 */
public interface BackpropService {

    /**
     * Runs forward and backward for one batch.
     *
     * @param parameters read, not changed
     * @param gradients every element is assigned (not accumulated): d loss / d parameter
     */
    Forward gradients(Parameters parameters, Batch batch, Pass pass, Parameters gradients);

    /** Runs forward for one batch. */
    Forward forward(Parameters parameters, Batch batch, Pass pass);

    /**
     * Predicts without dropout.
     *
     * @param features {@code [samples, inputs]}
     * @return {@code [samples, outputs]}
     */
    Tensor predict(Parameters parameters, Tensor features);

    /** Runs forward and backward for one batch and returns copies of all intermediate values. */
    Trace trace(Parameters parameters, Batch batch, Pass pass);
}
