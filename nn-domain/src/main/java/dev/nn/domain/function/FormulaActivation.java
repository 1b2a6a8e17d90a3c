package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.formula.Switches;
import dev.nn.domain.tensor.Tensor;

/** An activation defined by one formula in {@code x}. Its derivative follows by the chain rule. */
public final class FormulaActivation implements ElementwiseActivation {

    /** The variable in the formula of an activation. */
    public static final String VARIABLE = "x";

    private final Formula formula;
    private final Formula derivative;
    private final Interval range;
    private final Switches switches;
    private final Program value;
    private final Program slope;
    private final Program chained;

    /**
     * Compiles the formula and its derivative.
     *
     * @throws IllegalArgumentException when the formula contains a symbol other than {@code x}
     */
    public FormulaActivation(Formula formula, Interval range) {
        this.formula = formula;
        this.range = range;
        this.derivative = formula.derivative(VARIABLE);
        this.switches = formula.switches();
        this.value = formula.simplified().compile();
        this.slope = derivative.compile();
        this.chained = derivative.times("gradient").compile();
    }

    /** Returns the formula of the function. */
    public Formula formula() {
        return formula;
    }

    /** Returns the simplified formula of the derivative. */
    public Formula derivative() {
        return derivative;
    }

    /** Returns the conditions that select the formula's branches. */
    public Switches switches() {
        return switches;
    }

    @Override
    public double value(double x) {
        return value.evaluate(x);
    }

    @Override
    public double derivative(double x) {
        return slope.evaluate(x);
    }

    @Override
    public Interval range() {
        return range;
    }

    @Override
    public void forward(ComputeEngine engine, Tensor preActivation, Tensor activation) {
        engine.map(value, preActivation, activation);
    }

    @Override
    public void backward(
            ComputeEngine engine,
            Tensor preActivation,
            Tensor activation,
            Tensor outputGradient,
            Tensor inputGradient) {
        engine.map(chained, preActivation, outputGradient, inputGradient);
    }

    @Override
    public double[] sides(double preActivation) {
        return switches.sides(preActivation);
    }
}
