package dev.nn.domain.backprop;

import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;

/** Forward and backward of one layer for batches of one size, with the buffers between the two. */
sealed interface LayerPass permits DensePass, DropoutPass {

    /** Computes the layer's output, which stays valid until the next call. */
    Tensor forward(Tensor input, Parameters parameters, Pass pass);

    /** From d loss / d output: assigns the parameters' gradients, gives d loss / d input. */
    Tensor backward(Tensor outputGradient, Parameters parameters, Parameters gradients);
}
