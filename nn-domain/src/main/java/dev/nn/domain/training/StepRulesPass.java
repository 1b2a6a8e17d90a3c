package dev.nn.domain.training;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.network.ParameterShape.Role;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * An application of {@link StepRules} to the tensors of one session; rules that are off cost
 * nothing.
 */
final class StepRulesPass {

    private static final Program PENALTY = StepRules.PENALTY.compile();
    private static final Program CLAMP = StepRules.CLAMP.compile();
    private static final Program SQUARE = Formula.parse("g * g", "g").compile();
    private static final Program SCALE =
            Formula.parse("factor * g", "factor", "g").compile();

    private final StepRules rules;
    private final ComputeEngine engine;
    private final Parameters parameters;
    private final Parameters gradients;
    private final Tensor squares;
    private final List<Frozen> frozen = new ArrayList<>();

    /** A frozen tensor and the values that it keeps. */
    private record Frozen(Tensor tensor, Tensor values) {}

    /**
     * Creates the pass. Frozen layers keep their current parameters; {@link #refreeze} updates
     * them.
     */
    StepRulesPass(StepRules rules, ComputeEngine engine, Parameters parameters, Parameters gradients) {
        this.rules = rules;
        this.engine = engine;
        this.parameters = parameters;
        this.gradients = gradients;
        int scratch = Double.isInfinite(rules.clipNorm()) ? 0 : gradients.flat().columns();
        this.squares = engine.allocate(1, scratch);
        for (Parameter parameter : parameters.all()) {
            if (rules.frozen().contains(parameter.layer())) {
                Tensor tensor = parameter.values();
                frozen.add(new Frozen(tensor, engine.allocate(tensor.rows(), tensor.columns())));
            }
        }
        refreeze();
    }

    void refreeze() {
        frozen.forEach(one -> one.values().copyFrom(one.tensor()));
    }

    void beforeUpdate() {
        if (rules.l1() != 0 || rules.l2() != 0) {
            double[] factors = {rules.l1(), rules.l2()};
            for (int i = 0; i < parameters.all().size(); i++) {
                Parameter weights = parameters.all().get(i);
                Tensor gradient = gradients.all().get(i).values();
                if (weights.role() == Role.WEIGHTS) {
                    map(PENALTY, factors, new Tensor[] {weights.values(), gradient}, gradient);
                }
            }
        }
        if (!Double.isInfinite(rules.clipValue())) {
            scaled(CLAMP, rules.clipValue(), gradients.flat());
        }
        if (!Double.isInfinite(rules.clipNorm())) {
            engine.map(SQUARE, gradients.flat(), squares);
            double norm = Math.sqrt(engine.sum(squares));
            // The squares may overflow the engine's precision although the gradients don't.
            norm = Double.isFinite(norm) ? norm : norm(gradients.flat());
            double factor = rules.clipNorm() / (norm + StepRules.NORM_OFFSET);
            if (factor < 1) {
                scaled(SCALE, factor, gradients.flat());
            }
        }
    }

    void afterUpdate() {
        if (!Double.isInfinite(rules.maxNorm())) {
            parameters.all().stream().filter(p -> p.role() == Role.WEIGHTS).forEach(p -> bound(p.values()));
        }
        frozen.forEach(one -> one.tensor().copyFrom(one.values()));
    }

    /** Scales each column, the incoming weights of one unit, down to the maximum norm. */
    private void bound(Tensor weights) {
        for (int c = 0; c < weights.columns(); c++) {
            double squared = 0;
            for (int r = 0; r < weights.rows(); r++) {
                squared += weights.get(r, c) * weights.get(r, c);
            }
            double factor = rules.maxNorm() / Math.sqrt(squared);
            for (int r = 0; r < weights.rows() && factor < 1; r++) {
                weights.set(r, c, weights.get(r, c) * factor);
            }
        }
    }

    private static double norm(Tensor row) {
        double squared = 0;
        for (int c = 0; c < row.columns(); c++) {
            squared += row.get(0, c) * row.get(0, c);
        }
        return Math.sqrt(squared);
    }

    private void scaled(Program program, double factor, Tensor tensor) {
        map(program, new double[] {factor}, new Tensor[] {tensor}, tensor);
    }

    private void map(Program program, double[] scalars, Tensor[] inputs, Tensor output) {
        engine.map(program, scalars, inputs, new Tensor[] {output});
    }
}
