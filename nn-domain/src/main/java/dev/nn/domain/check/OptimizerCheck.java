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

/** What an optimizer promises: a few steps on a bowl end nowhere but at finite numbers. */
public final class OptimizerCheck {

    private static final int STEPS = 20;

    private OptimizerCheck() {}

    /** What it does not keep. */
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
                return List.of("step " + step + " down the slope of (w - 1)^2 / 2 from 0 makes w " + w);
            }
        }
        return List.of();
    }
}
