package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.List;

/**
 * An activation of each number by itself: in plain Java, or a {@link FormulaActivation}. Implementations are stateless and thread-safe, and use
 * {@link StrictMath} where the same bits on every machine matter.
 */
public non-sealed interface ElementwiseActivation extends Activation {

    /** {@code f(x)}. */
    double value(double x);

    /** {@code f'(x)}; at a kink the value of one side. */
    double derivative(double x);

    /** Where the derivative jumps, in increasing order. */
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
