package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.RowKernels;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/**
 * The softmax {@code a_j = exp(z_j - m) / sum over k of exp(z_k - m)} with {@code m = max z}: a
 * distribution over the row.
 *
 * <p>Derivative: {@code da_j / dz_i = a_j (1[i = j] - a_i)}. Source: Bridle, "Probabilistic
 * interpretation of feedforward classification network outputs", 1990. The shift by the maximum
 * prevents overflow without changing the result.
 *
 * <p>This type is part of the domain so that a loss can offer a form joined with it and an engine
 * can offer a kernel for it.
 */
public final class Softmax implements RowActivation {

    private static final RowFormulas FORMULAS = RowFormulas.parse("exp(x - m)", "u / s", "a * (1 - a)", "-a * b");

    /** Creates the function, which has no parameters. */
    public Softmax() {}

    @Override
    public Optional<RowFormulas> formulas() {
        return Optional.of(FORMULAS);
    }

    @Override
    public Interval range() {
        return Interval.UNIT;
    }

    @Override
    public void value(double[] preActivation, double[] activation) {
        RowKernels.softmax(preActivation, activation);
    }

    @Override
    public void forward(ComputeEngine engine, Tensor preActivation, Tensor activation) {
        engine.softmax(preActivation, activation);
    }

    @Override
    public void backward(double[] preActivation, double[] activation, double[] outputGradient, double[] inputGradient) {
        double weighted = 0;
        for (int k = 0; k < activation.length; k++) {
            weighted += activation[k] * outputGradient[k];
        }
        for (int k = 0; k < activation.length; k++) {
            inputGradient[k] = activation[k] * (outputGradient[k] - weighted);
        }
    }
}
