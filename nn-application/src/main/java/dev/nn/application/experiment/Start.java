package dev.nn.application.experiment;

import dev.nn.domain.network.Initializer;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;

/** How a dense layer's parameters start, and whether they go on from there. */
public record Start(Initializer weights, Initializer bias, boolean trainable) {

    /** Given numbers, copied. */
    static Initializer given(double[][] rows) {
        Tensor values = Float64Tensor.of(rows);
        return (tensor, inputs, outputs, random) -> tensor.copyFrom(values);
    }
}
