package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.tensor.Tensor;

/**
 * How a loss is computed from predictions (or logits) {@code p} and targets {@code t} before reduction. Stateless and
 * thread-safe.
 */
public sealed interface LossForm {

    /** One formula in {@code p} and {@code t}, for each output by itself. */
    record OfElements(Formula formula) implements LossForm {
        /** Reads a formula in {@code p} and {@code t}. */
        public static OfElements parse(String text) {
            return new OfElements(Formula.parse(text, "p", "t"));
        }
    }

    /** Plain Java for each output by itself. */
    non-sealed interface OfElementsInJava extends LossForm {
        /** The term of one output. */
        double value(double prediction, double target);

        /** Its derivative with respect to the prediction. */
        double derivative(double prediction, double target);
    }

    /** Plain Java for all outputs of a sample together. */
    non-sealed interface OfRows extends LossForm {
        /** The term of one sample. */
        double value(double[] predictions, double[] targets);

        /** Its gradient with respect to the predictions, written whole into {@code gradient}. */
        void gradient(double[] predictions, double[] targets, double[] gradient);

        /**
         * Both over a batch; a form that engines have a kernel for overrides this.
         *
         * @param terms room for one term a sample
         * @param gradient receives {@code scale} times each sample's gradient
         * @return the sum of the terms in float64, samples in increasing order
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
