package dev.nn.domain.optimizer;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.List;

/**
 * What an optimizer remembers between steps: its moments, one set per parameter tensor, and its scalar state. Mutable;
 * belongs to one session.
 */
public final class OptimizerState {

    private final UpdateRule rule;
    private final ComputeEngine engine;
    private final List<Parameters.Parameter> parameters;
    private final Tensor[][] inputs;
    private final Tensor[][] outputs;
    private final double[] scalarInputs;
    private final double[] scalarResults;
    private final double[] scalars;

    /** State at its start, for parameters that it will change in place and gradients that it will read. */
    public OptimizerState(UpdateRule rule, ComputeEngine engine, Parameters parameters, Parameters gradients) {
        this.rule = rule;
        this.engine = engine;
        this.parameters = parameters.all();
        this.inputs = new Tensor[this.parameters.size()][];
        this.outputs = new Tensor[this.parameters.size()][];
        for (int i = 0; i < inputs.length; i++) {
            connect(i, this.parameters.get(i).values(), gradients.all().get(i).values());
        }
        this.scalars = new double[rule.scalarCount()];
        this.scalarResults = new double[scalars.length + rule.scalarState().size()];
        this.scalarInputs = new double[2 + rule.scalarState().size()];
        for (int s = 0; s < rule.scalarState().size(); s++) {
            scalarInputs[2 + s] = rule.scalarState().get(s).initial();
        }
    }

    private void connect(int index, Tensor parameter, Tensor gradient) {
        int states = rule.elementState().size();
        inputs[index] = new Tensor[2 + states];
        outputs[index] = new Tensor[1 + states];
        inputs[index][0] = parameter;
        inputs[index][1] = gradient;
        outputs[index][0] = parameter;
        for (int s = 0; s < states; s++) {
            Tensor state = engine.allocate(parameter.rows(), parameter.columns());
            fill(state, rule.elementState().get(s).initial());
            inputs[index][2 + s] = state;
            outputs[index][1 + s] = state;
        }
    }

    private static void fill(Tensor tensor, double value) {
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, value);
            }
        }
    }

    /**
     * Changes all parameters by one step.
     *
     * @param step counts from 1
     */
    public void update(double learningRate, long step) {
        scalarInputs[0] = learningRate;
        scalarInputs[1] = step;
        rule.scalars().evaluateAll(scalarInputs, scalarResults);
        System.arraycopy(scalarResults, 0, scalars, 0, scalars.length);
        System.arraycopy(scalarResults, scalars.length, scalarInputs, 2, scalarInputs.length - 2);
        for (int i = 0; i < inputs.length; i++) {
            engine.map(rule.elements(), scalars, inputs[i], outputs[i]);
        }
    }
}
