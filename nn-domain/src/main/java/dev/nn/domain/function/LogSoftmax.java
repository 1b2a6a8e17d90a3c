package dev.nn.domain.function;

import dev.nn.domain.engine.RowKernels;
import java.util.Optional;

/**
 * The log-softmax {@code a_j = z_j - ln sum over k of exp(z_k)}: the logarithm of {@link Softmax}
 * without its overflow.
 *
 * <p>Derivative: {@code da_j / dz_i = 1[i = j] - exp(a_i)}.
 */
public final class LogSoftmax implements RowActivation {

    private static final RowFormulas FORMULAS =
            RowFormulas.parse("exp(x - m)", "x - m - ln(s)", "1 - exp(a)", "-exp(b)");

    /** Creates the function, which has no parameters. */
    public LogSoftmax() {}

    @Override
    public Optional<RowFormulas> formulas() {
        return Optional.of(FORMULAS);
    }

    @Override
    public Interval range() {
        return Interval.atMost(0);
    }

    @Override
    public void value(double[] preActivation, double[] activation) {
        double logSum = RowKernels.logSumExp(preActivation);
        for (int k = 0; k < activation.length; k++) {
            activation[k] = preActivation[k] - logSum;
        }
    }

    @Override
    public void backward(double[] preActivation, double[] activation, double[] outputGradient, double[] inputGradient) {
        double total = 0;
        for (double gradient : outputGradient) {
            total += gradient;
        }
        for (int k = 0; k < activation.length; k++) {
            inputGradient[k] = outputGradient[k] - StrictMath.exp(activation[k]) * total;
        }
    }
}
