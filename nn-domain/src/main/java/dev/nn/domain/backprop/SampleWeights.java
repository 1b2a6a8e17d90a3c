package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Tensor;

/** Multiplies the terms of a loss and their gradients by the weights of their samples, for batches of one size. */
final class SampleWeights {

    private static final Program PRODUCT =
            Formula.parse("x * weight", "x", "weight").compile();

    private final ComputeEngine engine;
    private final Tensor wide;

    SampleWeights(ComputeEngine engine, int samples, int outputs) {
        this.engine = engine;
        this.wide = engine.allocate(samples, outputs);
    }

    /** Takes the weights of the batch that follows. */
    void take(Tensor weights) {
        for (int r = 0; r < wide.rows(); r++) {
            double weight = weights.get(r, 0);
            for (int c = 0; c < wide.columns(); c++) {
                wide.set(r, c, weight);
            }
        }
    }

    /** The sum of weighted terms, one for each output or one for each sample; the terms are overwritten. */
    double sum(Tensor terms, Tensor weights) {
        engine.map(PRODUCT, terms, terms.columns() == wide.columns() ? wide : weights, terms);
        return engine.sum(terms);
    }

    /** Weighs gradients in their place. */
    void weigh(Tensor gradient) {
        engine.map(PRODUCT, gradient, wide, gradient);
    }
}
