package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Expression;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Program;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.tensor.Tensor;
import java.util.List;

/** A {@link LossForm} over a batch: the sum of its terms, and their gradient times a scale. */
sealed interface LossTerms {

    /** Returns the sum over samples and outputs, in float64, rows in increasing order. */
    double sum(Tensor predictions, Tensor targets);

    /** Returns the same sum and writes {@code out = scale * d term / d prediction}. */
    double sumAndGradient(Tensor predictions, Tensor targets, double scale, Tensor out);

    /**
     * Returns the terms of the last sum: one row per sample, with one term or one term per output.
     */
    Tensor terms();

    /** Creates the terms of a form, with buffers for one batch size. */
    static LossTerms of(LossForm form, ComputeEngine engine, int samples, int outputs) {
        if (form instanceof LossForm.OfElements elements) {
            return new FormulaTerms(engine, elements.formula(), engine.allocate(samples, outputs));
        } else if (form instanceof LossForm.OfElementsInJava java) {
            return new JavaTerms(engine, java, engine.allocate(samples, outputs));
        }
        return new OfRows(engine, (LossForm.OfRows) form, engine.allocate(samples, 1));
    }

    /** Elementwise terms from a formula in {@code p} and {@code t}. */
    final class FormulaTerms implements LossTerms {
        private final ComputeEngine engine;
        private final Program value;
        private final Program both;
        private final Tensor terms;
        private final double[] scales = new double[1];
        private final Tensor[] inputs = new Tensor[2];
        private final Tensor[] outputs = new Tensor[2];

        FormulaTerms(ComputeEngine engine, Formula formula, Tensor terms) {
            Formula simple = formula.simplified();
            Expression derivative = formula.derivative("p").expression();
            this.engine = engine;
            this.value = simple.compile();
            this.both = Program.compile(
                    List.of(
                            simple.expression(),
                            new Expression.Arithmetic(Operator.MULTIPLY, new Expression.Symbol("scale"), derivative)),
                    List.of("scale", "p", "t"));
            this.terms = terms;
        }

        @Override
        public Tensor terms() {
            return terms;
        }

        @Override
        public double sum(Tensor predictions, Tensor targets) {
            engine.map(value, predictions, targets, terms);
            return engine.sum(terms);
        }

        @Override
        public double sumAndGradient(Tensor predictions, Tensor targets, double scale, Tensor out) {
            scales[0] = scale;
            inputs[0] = predictions;
            inputs[1] = targets;
            outputs[0] = terms;
            outputs[1] = out;
            engine.map(both, scales, inputs, outputs);
            return engine.sum(terms);
        }
    }

    /** Elementwise terms in plain Java. */
    record JavaTerms(ComputeEngine engine, LossForm.OfElementsInJava form, Tensor terms) implements LossTerms {
        @Override
        public double sum(Tensor predictions, Tensor targets) {
            engine.mapFunction(form::value, predictions, targets, terms);
            return engine.sum(terms);
        }

        @Override
        public double sumAndGradient(Tensor predictions, Tensor targets, double scale, Tensor out) {
            engine.mapFunction((p, t) -> scale * form.derivative(p, t), predictions, targets, out);
            return sum(predictions, targets);
        }
    }

    /** Per-sample terms, in plain Java or in a kernel of the engine. */
    record OfRows(ComputeEngine engine, LossForm.OfRows form, Tensor terms) implements LossTerms {
        @Override
        public double sum(Tensor predictions, Tensor targets) {
            engine.mapRows(
                    (rows, out) -> out[0] = form.value(rows[0], rows[1]), new Tensor[] {predictions, targets}, terms);
            return engine.sum(terms);
        }

        @Override
        public double sumAndGradient(Tensor predictions, Tensor targets, double scale, Tensor out) {
            return form.sumAndGradient(engine, predictions, targets, scale, terms, out);
        }
    }
}
