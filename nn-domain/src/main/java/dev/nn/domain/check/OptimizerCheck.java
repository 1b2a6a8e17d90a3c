package dev.nn.domain.check;

import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.OptimizerState;
import java.util.List;

/**
 * The contract check of an optimizer: a few steps on a quadratic function keep the parameter
 * finite.
 */
public final class OptimizerCheck {

    private static final int STEPS = 20;

    private OptimizerCheck() {}

    /** Returns the violations of the contract; empty if there are none. */
    public static List<String> findings(Optimizer optimizer) {
        ReferenceEngine engine = new ReferenceEngine();
        FormulaActivation identity = new FormulaActivation(Formula.parse("x", "x"), Interval.ALL);
        Network network = Network.of(1, new Dense(1, identity));
        Parameters parameters = Parameters.zeros(network, engine);
        Parameters gradients = Parameters.zeros(network, engine);
        OptimizerState state = new OptimizerState(optimizer.rule(), engine, parameters, gradients);
        for (int step = 1; step <= STEPS; step++) {
            // The gradient of (w - 1)^2 / 2.
            gradients.weights(0).set(0, 0, parameters.weights(0).get(0, 0) - 1);
            state.update(optimizer.learningRate(), step);
            double w = parameters.weights(0).get(0, 0);
            if (!Double.isFinite(w)) {
                return List.of("step " + step + " of minimizing (w - 1)^2 / 2 from w = 0 sets w to " + w);
            }
        }
        return List.of();
    }
}
