package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation function of a layer. Stateless and thread-safe.
 *
 * <p>An {@link ElementwiseActivation} computes each number on its own, as a formula or in plain
 * Java. A {@link RowActivation} computes outputs that depend on the whole row.
 */
public sealed interface Activation permits ElementwiseActivation, RowActivation {

    /**
     * Returns an activation defined by one formula in {@code x}, such as {@code "x * sigmoid(x)"}.
     * Its derivative follows by the chain rule.
     *
     * @throws IllegalArgumentException when the formula can't be parsed or contains another symbol
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

    /** Returns the range of the function. */
    Interval range();

    /**
     * Computes the forward pass {@code activation = f(preActivation)}; both are
     * {@code [samples, units]}.
     */
    void forward(ComputeEngine engine, Tensor preActivation, Tensor activation);

    /**
     * Computes the gradient of the loss with respect to the pre-activations from the gradient with
     * respect to the activations. All tensors are {@code [samples, units]}.
     */
    void backward(
            ComputeEngine engine, Tensor preActivation, Tensor activation, Tensor outputGradient, Tensor inputGradient);

    /**
     * Returns the branches taken at a pre-activation, for gradient checks: two points with equal
     * sides have no kink between them. Empty for smooth functions.
     */
    double[] sides(double preActivation);
}
