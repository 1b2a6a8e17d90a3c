package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.List;

/**
 * An activation computed element by element, in plain Java or as a {@link FormulaActivation}.
 * Implementations are stateless and thread-safe. They use {@link StrictMath} where results must be
 * bit-identical on every machine.
 */
public non-sealed interface ElementwiseActivation extends Activation {

    /** Returns {@code f(x)}. */
    double value(double x);

    /** Returns {@code f'(x)}; at a kink, the value of one side. */
    double derivative(double x);

    /** Returns the points where the derivative jumps, in increasing order. */
    default List<Double> kinks() {
        return List.of();
    }

    @Override
    default Interval range() {
        return Interval.ALL;
    }

    @Override
    default void forward(ComputeEngine engine, Tensor preActivation, Tensor activation) {
        engine.mapFunction((x, same) -> value(x), preActivation, preActivation, activation);
    }

    @Override
    default void backward(
            ComputeEngine engine,
            Tensor preActivation,
            Tensor activation,
            Tensor outputGradient,
            Tensor inputGradient) {
        engine.mapFunction((x, gradient) -> derivative(x) * gradient, preActivation, outputGradient, inputGradient);
    }

    @Override
    default double[] sides(double preActivation) {
        return kinks().stream()
                .mapToDouble(kink -> Math.signum(preActivation - kink))
                .toArray();
    }
}
