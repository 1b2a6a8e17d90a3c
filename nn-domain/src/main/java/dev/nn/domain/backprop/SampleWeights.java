package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Tensor;

/**
 * Sample weighting for one batch size: multiplies loss terms and their gradients by the weights of
 * their samples.
 */
final class SampleWeights {

    private static final Program PRODUCT =
            Formula.parse("x * weight", "x", "weight").compile();

    private final ComputeEngine engine;
    private final Tensor wide;

    SampleWeights(ComputeEngine engine, int samples, int outputs) {
        this.engine = engine;
        this.wide = engine.allocate(samples, outputs);
    }

    /** Loads the weights of the next batch. */
    void take(Tensor weights) {
        for (int r = 0; r < wide.rows(); r++) {
            double weight = weights.get(r, 0);
            for (int c = 0; c < wide.columns(); c++) {
                wide.set(r, c, weight);
            }
        }
    }

    /**
     * Returns the sum of the weighted terms, one per output or one per sample. Overwrites the
     * terms.
     */
    double sum(Tensor terms, Tensor weights) {
        engine.map(PRODUCT, terms, terms.columns() == wide.columns() ? wide : weights, terms);
        return engine.sum(terms);
    }

    /** Multiplies gradients by the sample weights, in place. */
    void weigh(Tensor gradient) {
        engine.map(PRODUCT, gradient, wide, gradient);
    }
}
