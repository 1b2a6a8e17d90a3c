package dev.nn.domain.network;

import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Forward and backward of one layer for batches of one size. Tensors that it returns are its own and stay valid until its next
 * call. Not thread-safe.
 */
public interface LayerPass {

    /**
     * Computes the layer's output.
     *
     * @param input {@code [samples, elements of the input]}
     * @param parameters of this layer, in the order of {@link Layer#parameters}
     * @return {@code [samples, elements of the output]}
     */
    Tensor forward(Tensor input, List<Tensor> parameters, Pass pass);

    /**
     * Computes gradients for the last input of {@link #forward}.
     *
     * @param outputGradient d loss / d output
     * @param gradients receives d loss / d parameter; every element is assigned
     * @return d loss / d input; of the first layer of a network it may be empty
     */
    Tensor backward(Tensor outputGradient, List<Tensor> parameters, List<Tensor> gradients);

    /** Returns this pass as one that ends with an activation, if it does. */
    default Optional<ActivatedPass> activated() {
        return Optional.empty();
    }
}
