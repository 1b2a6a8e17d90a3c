package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/**
 * What a layer does with its pre-activations. Stateless and thread-safe.
 *
 * <p>An {@link ElementwiseActivation} treats every number by itself, by a formula or by plain Java; a {@link RowActivation} is for
 * outputs that share a row.
 */
public sealed interface Activation permits ElementwiseActivation, RowActivation {

    /**
     * Returns an activation that is one formula in {@code x}, such as {@code "x * sigmoid(x)"}; its derivative follows by the chain
     * rule.
     *
     * @throws IllegalArgumentException when the formula can't be read or has another symbol
     */
    static Activation formula(String formula) {
        return new FormulaActivation(Formula.parse(formula, FormulaActivation.VARIABLE), Interval.ALL);
    }

    /**
     * Returns an activation in plain Java.
     *
     * @param value {@code f(x)}; stateless and thread-safe
     * @param derivative {@code f'(x)}; at a kink the value of one side
     */
    static Activation of(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new ElementwiseActivation() {
            @Override
            public double value(double x) {
                return value.applyAsDouble(x);
            }

            @Override
            public double derivative(double x) {
                return derivative.applyAsDouble(x);
            }
        };
    }

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
