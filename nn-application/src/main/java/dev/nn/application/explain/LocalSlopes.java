package dev.nn.application.explain;

import dev.nn.domain.backprop.Trace.LayerTrace;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.RowActivation;

/** How a layer's activations change with its pre-activations, for one sample. */
final class LocalSlopes {

    private final boolean row;
    private final double[][] jacobian;
    private final double[] slopes;

    LocalSlopes(LayerTrace layer) {
        Activation activation = layer.layer().activation();
        double[] z = layer.preActivation()[0];
        this.row = activation instanceof RowActivation;
        this.jacobian = activation instanceof RowActivation shared ? shared.jacobian(z) : new double[0][];
        this.slopes = new double[row ? 0 : z.length];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = activation instanceof FormulaActivation formula
                    ? formula.derivative().at(z[j])
                    : ((ElementwiseActivation) activation).derivative(z[j]);
        }
    }

    /** Whether every activation depends on every pre-activation. */
    boolean row() {
        return row;
    }

    /** How activation {@code a} changes with pre-activation {@code z}. */
    double at(int a, int z) {
        if (row) {
            return jacobian[a][z];
        }
        return a == z ? slopes[a] : 0;
    }
}
