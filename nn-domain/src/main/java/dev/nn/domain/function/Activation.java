package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;

/**
 * What a layer does with its pre-activations. Stateless and thread-safe.
 *
 * <p>Most are a {@link FormulaActivation}; {@link ElementwiseActivation} is plain Java; {@link RowActivation} is for
 * outputs that share a row.
 */
public sealed interface Activation permits FormulaActivation, ElementwiseActivation, RowActivation {

    /** The values it can give. */
    Interval range();

    /** Forward: {@code activation = f(preActivation)}; both {@code [samples, units]}. */
    void forward(ComputeEngine engine, Tensor preActivation, Tensor activation);

    /**
     * Backward: the loss's gradient with respect to the pre-activations, from that with respect to the activations.
     * All {@code [samples, units]}.
     */
    void backward(
            ComputeEngine engine, Tensor preActivation, Tensor activation, Tensor outputGradient, Tensor inputGradient);

    /**
     * Which branches are taken at a pre-activation, for gradient checks: two points with equal sides have no kink
     * between them. Empty for smooth functions.
     */
    double[] sides(double preActivation);
}
