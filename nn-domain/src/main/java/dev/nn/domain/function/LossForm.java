package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.tensor.Tensor;

/**
 * The computation of a loss from predictions (or logits) {@code p} and targets {@code t}, before
 * reduction. Stateless and thread-safe.
 */
public sealed interface LossForm {

    /** A formula in {@code p} and {@code t}, applied to each output on its own. */
    record OfElements(Formula formula) implements LossForm {
        /** Parses a formula in {@code p} and {@code t}. */
        public static OfElements parse(String text) {
            return new OfElements(Formula.parse(text, "p", "t"));
        }
    }

    /** A form in plain Java, applied to each output on its own. */
    non-sealed interface OfElementsInJava extends LossForm {
        /** Returns the term of one output. */
        double value(double prediction, double target);

        /** Returns the derivative of the term with respect to the prediction. */
        double derivative(double prediction, double target);
    }

    /** A form in plain Java for all outputs of a sample together. */
    non-sealed interface OfRows extends LossForm {
        /** Returns the term of one sample. */
        double value(double[] predictions, double[] targets);

        /**
         * Computes the gradient of the term with respect to the predictions and assigns every
         * element of {@code gradient}.
         */
        void gradient(double[] predictions, double[] targets, double[] gradient);

        /**
         * Computes the sum of the terms and their gradients over a batch. A form that engines have
         * a kernel for overrides this.
         *
         * @param terms a buffer for one term per sample
         * @param gradient receives {@code scale} times each sample's gradient
         * @return the sum of the terms in float64, with samples in increasing order
         */
        default double sumAndGradient(
                ComputeEngine engine, Tensor predictions, Tensor targets, double scale, Tensor terms, Tensor gradient) {
            Tensor[] inputs = {predictions, targets};
            engine.mapRows((rows, out) -> out[0] = value(rows[0], rows[1]), inputs, terms);
            engine.mapRows(
                    (rows, out) -> {
                        gradient(rows[0], rows[1], out);
                        for (int i = 0; i < out.length; i++) {
                            out[i] *= scale;
                        }
                    },
                    inputs,
                    gradient);
            return engine.sum(terms);
        }
    }
}
