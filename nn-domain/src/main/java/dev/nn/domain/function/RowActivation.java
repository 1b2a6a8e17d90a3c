package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;

/**
 * An activation whose outputs depend on the whole row, such as softmax. Implementations are
 * stateless and thread-safe and modify only the last of the arrays passed to them.
 */
public non-sealed interface RowActivation extends Activation {

    /** Computes the activations of one sample. */
    void value(double[] preActivation, double[] activation);

    /**
     * Multiplies a gradient by the transposed Jacobian: {@code inputGradient[i] = sum over j of outputGradient[j] *
     * d activation[j] / d preActivation[i]}.
     */
    void backward(double[] preActivation, double[] activation, double[] outputGradient, double[] inputGradient);

    /**
     * Returns the Jacobian at one sample, {@code [j][i] = d activation[j] / d preActivation[i]}.
     */
    default double[][] jacobian(double[] preActivation) {
        int units = preActivation.length;
        double[] activation = new double[units];
        value(preActivation, activation);
        double[][] jacobian = new double[units][units];
        for (int j = 0; j < units; j++) {
            double[] unit = new double[units];
            unit[j] = 1;
            backward(preActivation, activation, unit, jacobian[j]);
        }
        return jacobian;
    }

    /** Returns the activation as formulas, if possible; explanations then show its arithmetic. */
    default Optional<RowFormulas> formulas() {
        return Optional.empty();
    }

    @Override
    default Interval range() {
        return Interval.ALL;
    }

    @Override
    default void forward(ComputeEngine engine, Tensor preActivation, Tensor activation) {
        engine.mapRows((rows, out) -> value(rows[0], out), new Tensor[] {preActivation}, activation);
    }

    @Override
    default void backward(
            ComputeEngine engine,
            Tensor preActivation,
            Tensor activation,
            Tensor outputGradient,
            Tensor inputGradient) {
        engine.mapRows(
                (rows, out) -> backward(rows[0], rows[1], rows[2], out),
                new Tensor[] {preActivation, activation, outputGradient},
                inputGradient);
    }

    @Override
    default double[] sides(double preActivation) {
        return new double[0];
    }
}
