package dev.nn.domain.optimizer;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Program;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state of an optimizer between steps: its moments, each one row for all parameters, and its
 * scalar state. Mutable; belongs to one session.
 */
public final class OptimizerState {

    private final UpdateRule rule;
    private final ComputeEngine engine;
    private final Tensor[] inputs;
    private final Tensor[] outputs;
    private final double[] scalarInputs;
    private final double[] scalarResults;
    private final double[] scalars;
    private final Program.Scratch scratch = new Program.Scratch();

    /** Creates the initial state. Updates change the parameters in place and read the gradients. */
    public OptimizerState(UpdateRule rule, ComputeEngine engine, Parameters parameters, Parameters gradients) {
        this.rule = rule;
        this.engine = engine;
        int states = rule.elementState().size();
        this.inputs = new Tensor[2 + states];
        this.outputs = new Tensor[1 + states];
        inputs[0] = parameters.flat();
        inputs[1] = gradients.flat();
        outputs[0] = parameters.flat();
        for (int s = 0; s < states; s++) {
            Tensor state = engine.allocate(1, parameters.flat().columns());
            fill(state, rule.elementState().get(s).initial());
            inputs[2 + s] = state;
            outputs[1 + s] = state;
        }
        this.scalars = new double[rule.scalarCount()];
        this.scalarResults = new double[scalars.length + rule.scalarState().size()];
        this.scalarInputs = new double[2 + rule.scalarState().size()];
        for (int s = 0; s < rule.scalarState().size(); s++) {
            scalarInputs[2 + s] = rule.scalarState().get(s).initial();
        }
    }

    private static void fill(Tensor tensor, double value) {
        for (int c = 0; c < tensor.columns(); c++) {
            tensor.set(0, c, value);
        }
    }

    /**
     * Returns the state kept per parameter, by its name in the rule. The tensors are the state's
     * own and may be read or set.
     */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int s = 0; s < rule.elementState().size(); s++) {
            tensors.put(rule.elementState().get(s).name(), inputs[2 + s]);
        }
        return tensors;
    }

    /** Returns the state shared by all parameters, by its name in the rule. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int s = 0; s < rule.scalarState().size(); s++) {
            numbers.put(rule.scalarState().get(s).name(), scalarInputs[2 + s]);
        }
        return numbers;
    }

    /** Sets one of {@link #numbers}. */
    public void setNumber(String name, double value) {
        for (int s = 0; s < rule.scalarState().size(); s++) {
            if (rule.scalarState().get(s).name().equals(name)) {
                scalarInputs[2 + s] = value;
            }
        }
    }

    /** A number of the state, with its name in the rule. */
    public record Named(String name, double value) {}

    /**
     * Returns the first number of the state that is not finite. Allocates nothing if all are
     * finite, because it is called in every step.
     */
    public Optional<Named> firstNonFinite() {
        for (int s = 0; s < scalarInputs.length - 2; s++) {
            if (!Double.isFinite(scalarInputs[2 + s])) {
                return Optional.of(new Named(rule.scalarState().get(s).name(), scalarInputs[2 + s]));
            }
        }
        for (int s = 0; s < inputs.length - 2; s++) {
            int at = engine.firstNonFinite(inputs[2 + s]);
            if (at >= 0) {
                return Optional.of(new Named(rule.elementState().get(s).name(), inputs[2 + s].get(0, at)));
            }
        }
        return Optional.empty();
    }

    /**
     * Updates all parameters by one step.
     *
     * @param step the number of the step, from 1
     */
    public void update(double learningRate, long step) {
        scalarInputs[0] = learningRate;
        scalarInputs[1] = step;
        rule.scalars().evaluateAll(scalarInputs, scalarResults, scratch);
        System.arraycopy(scalarResults, 0, scalars, 0, scalars.length);
        System.arraycopy(scalarResults, scalars.length, scalarInputs, 2, scalarInputs.length - 2);
        engine.map(rule.elements(), scalars, inputs, outputs);
    }
}
