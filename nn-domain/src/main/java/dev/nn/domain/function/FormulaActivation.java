package dev.nn.domain.function;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.formula.Switches;
import dev.nn.domain.tensor.Tensor;

/** An activation that is one formula in {@code x}; its derivative follows by the chain rule. */
public final class FormulaActivation implements ElementwiseActivation {

    /** The variable of an activation. */
    public static final String VARIABLE = "x";

    private final Formula formula;
    private final Formula derivative;
    private final Interval range;
    private final Switches switches;
    private final Program value;
    private final Program slope;
    private final Program chained;

    /**
     * Prepares the formula and its derivative.
     *
     * @throws IllegalArgumentException when a symbol other than {@code x} is left in it
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

    /** The function. */
    public Formula formula() {
        return formula;
    }

    /** Its derivative, simplified. */
    public Formula derivative() {
        return derivative;
    }

    /** What decides its branches. */
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
