package dev.nn.domain.network;

import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The forward and backward pass of one layer for batches of one size. It owns the tensors that it
 * returns; they stay valid until its next call. Not thread-safe.
 */
public interface LayerPass {

    /**
     * Computes the layer's output.
     *
     * @param input {@code [samples, elements of the input]}
     * @param parameters the layer's parameters, in the order of {@link Layer#parameters}
     * @return {@code [samples, elements of the output]}
     */
    Tensor forward(Tensor input, List<Tensor> parameters, Pass pass);

    /**
     * Computes gradients for the last input of {@link #forward}.
     *
     * @param outputGradient d loss / d output
     * @param gradients receives d loss / d parameter; every element is assigned
     * @return d loss / d input; may be empty for the first layer of a network
     */
    Tensor backward(Tensor outputGradient, List<Tensor> parameters, List<Tensor> gradients);

    /** Returns this pass as an {@link ActivatedPass} if it ends with an activation. */
    default Optional<ActivatedPass> activated() {
        return Optional.empty();
    }
}
