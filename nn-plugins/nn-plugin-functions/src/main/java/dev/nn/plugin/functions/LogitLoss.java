package dev.nn.plugin.functions;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.RowKernels;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Loss.Joined;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.LossForm.OfElements;
import dev.nn.domain.function.LossForm.OfRows;
import dev.nn.domain.function.Softmax;
import dev.nn.domain.tensor.Tensor;
import java.util.function.Predicate;

/**
 * A loss of probabilities joined with the activation that produces them. On logits, value and
 * gradient have a finite limit where the probability itself rounds to 0 or 1.
 *
 * @param matches whether an activation is the one of this form
 * @param form the loss on logits
 */
record LogitLoss(Predicate<Activation> matches, LossForm form) implements Joined {

    private static final String SIGMOID = "sigmoid(x)";

    /** Softmax with cross-entropy, for which engines have a kernel. */
    static final Joined SOFTMAX_CROSS_ENTROPY = softmax(new SoftmaxCrossEntropy());

    /** Softmax with cross-entropy minus the entropy of the target. */
    static final Joined SOFTMAX_DIVERGENCE = softmax(new SoftmaxDivergence());

    /** Softmax with the binary cross-entropy of each output. */
    static final Joined SOFTMAX_BINARY = softmax(new SoftmaxBinaryCrossEntropy());

    /** Sigmoid with cross-entropy: {@code -t ln sigmoid(z) = t softplus(-z)}. */
    static final Joined SIGMOID_CROSS_ENTROPY = sigmoid("t * softplus(-p)");

    /** Sigmoid with cross-entropy minus the entropy of the target. */
    static final Joined SIGMOID_DIVERGENCE = sigmoid("xlogy(t, t) + t * softplus(-p)");

    /**
     * Sigmoid with binary cross-entropy: {@code softplus(z) - t z}, with the derivative
     * {@code sigmoid(z) - t}.
     */
    static final Joined SIGMOID_BINARY = sigmoid("softplus(p) - t * p");

    private static Joined softmax(LossForm form) {
        return new LogitLoss(Softmax.class::isInstance, form);
    }

    private static Joined sigmoid(String formula) {
        return new LogitLoss(
                activation -> activation instanceof FormulaActivation f
                        && f.formula().simplified().text().equals(SIGMOID),
                OfElements.parse(formula));
    }

    @Override
    public boolean matches(Activation activation) {
        return matches.test(activation);
    }

    private static class SoftmaxCrossEntropy implements OfRows {
        @Override
        public double value(double[] logits, double[] targets) {
            return RowKernels.softmaxCrossEntropy(logits, targets);
        }

        @Override
        public void gradient(double[] logits, double[] targets, double[] gradient) {
            RowKernels.softmaxCrossEntropyGradient(logits, targets, gradient);
        }

        @Override
        public double sumAndGradient(
                ComputeEngine engine, Tensor logits, Tensor targets, double scale, Tensor terms, Tensor gradient) {
            return engine.softmaxCrossEntropy(logits, targets, scale, gradient);
        }
    }

    private static final class SoftmaxDivergence implements OfRows {
        @Override
        public double value(double[] logits, double[] targets) {
            double value = RowKernels.softmaxCrossEntropy(logits, targets);
            for (double target : targets) {
                value += target == 0 ? 0 : target * StrictMath.log(target);
            }
            return value;
        }

        @Override
        public void gradient(double[] logits, double[] targets, double[] gradient) {
            RowKernels.softmaxCrossEntropyGradient(logits, targets, gradient);
        }
    }

    /**
     * The binary cross-entropy {@code - sum over j of t_j ln p_j + (1 - t_j) ln(1 - p_j)} of
     * {@code p = softmax(z)}.
     *
     * <p>Gradient: {@code dL/dz_i = p_i - t_i + p_i (sum over k != i of t_k) - (sum over k != i of
     * (1 - t_k) p_i p_k / (1 - p_k))}. At most one output k is above 1/2. For it,
     * {@code p_i / (1 - p_k)} is computed as the exponential of a difference of logarithms and is
     * at most 1; for the others, {@code p_k / (1 - p_k)} is at most 1.
     */
    private static final class SoftmaxBinaryCrossEntropy implements OfRows {
        @Override
        public double value(double[] logits, double[] targets) {
            double[] p = new double[logits.length];
            RowKernels.softmax(logits, p);
            double logSum = RowKernels.logSumExp(logits);
            double value = 0;
            for (int j = 0; j < p.length; j++) {
                value -= targets[j] == 0 ? 0 : targets[j] * (logits[j] - logSum);
                value -= targets[j] == 1 ? 0 : (1 - targets[j]) * logOfRest(logits, p, j, logSum);
            }
            return value;
        }

        @Override
        public void gradient(double[] logits, double[] targets, double[] gradient) {
            double[] p = new double[logits.length];
            RowKernels.softmax(logits, p);
            double logSum = RowKernels.logSumExp(logits);
            int large = -1;
            double sumOfTargets = 0;
            double sumOfOdds = 0;
            for (int k = 0; k < p.length; k++) {
                large = p[k] > 0.5 ? k : large;
                sumOfTargets += targets[k];
                sumOfOdds += p[k] > 0.5 ? 0 : (1 - targets[k]) * p[k] / (1 - p[k]);
            }
            double logOfRest = large < 0 ? 0 : logOfRest(logits, p, large, logSum);
            for (int i = 0; i < p.length; i++) {
                double ownOdds = i == large ? 0 : (1 - targets[i]) * p[i] / (1 - p[i]);
                double throughLarge = large < 0 || i == large
                        ? 0
                        : (1 - targets[large]) * p[large] * StrictMath.exp(logits[i] - logSum - logOfRest);
                gradient[i] = p[i]
                        - targets[i]
                        + p[i] * (sumOfTargets - targets[i])
                        - p[i] * (sumOfOdds - ownOdds)
                        - throughLarge;
            }
        }

        /**
         * Returns {@code ln(1 - p_j)}; for a p_j above 1/2 it is computed from the other logits.
         */
        private static double logOfRest(double[] logits, double[] p, int j, double logSum) {
            if (p[j] <= 0.5) {
                return StrictMath.log1p(-p[j]);
            }
            double[] others = new double[logits.length - 1];
            for (int k = 0; k < others.length; k++) {
                others[k] = logits[k < j ? k : k + 1];
            }
            return RowKernels.logSumExp(others) - logSum;
        }
    }
}
