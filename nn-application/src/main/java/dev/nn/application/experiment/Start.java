package dev.nn.application.experiment;

import dev.nn.domain.network.Initializer;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;

/** How a dense layer's parameters start. */
public record Start(Initializer weights, Initializer bias) {

    /** Given numbers, copied. */
    static Initializer given(double[][] rows) {
        Tensor values = Float64Tensor.of(rows);
        return (tensor, inputs, outputs, random) -> tensor.copyFrom(values);
    }
}
