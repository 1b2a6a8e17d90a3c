package dev.nn.domain.check;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.RowActivation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The contract checks of an activation: values inside its range, the correct derivative, NaN
 * propagation, no state, and a formula that parses back to itself. Findings name the input and both
 * values. Exceptions of the function are passed on.
 */
public final class ActivationCheck {

    private static final double[] SPECIAL = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-300, -1e-300};

    private ActivationCheck() {}

    /** Returns the violations of the contract; empty if there are none. */
    public static List<String> findings(Activation activation) {
        if (activation instanceof RowActivation row) {
            return RowActivationCheck.findings(row);
        }
        DoubleUnaryOperator value;
        DoubleUnaryOperator derivative;
        List<String> findings = new ArrayList<>();
        if (activation instanceof FormulaActivation formula) {
            Program program = formula.formula().compile();
            Program slope = formula.derivative().compile();
            value = program::evaluate;
            derivative = slope::evaluate;
            print(formula.formula()).ifPresent(findings::add);
            print(formula.derivative()).ifPresent(findings::add);
        } else {
            ElementwiseActivation java = (ElementwiseActivation) activation;
            value = java::value;
            derivative = java::derivative;
        }
        numbers(value, activation).ifPresent(findings::add);
        derivative(value, derivative, activation).ifPresent(findings::add);
        StatelessnessCheck.finding(
                        "f", i -> new double[] {value.applyAsDouble(SamplePoints.near(i))}, SamplePoints::near)
                .ifPresent(findings::add);
        StatelessnessCheck.finding(
                        "f'", i -> new double[] {derivative.applyAsDouble(SamplePoints.near(i))}, SamplePoints::near)
                .ifPresent(findings::add);
        // Last, because a function with state would remember the NaN.
        if (!Double.isNaN(value.applyAsDouble(Double.NaN))) {
            findings.add("f(NaN) is " + value.applyAsDouble(Double.NaN)
                    + ": NaN must propagate, otherwise it goes unnoticed");
        }
        return findings;
    }

    private static Optional<String> print(Formula formula) {
        return Formula.parse(formula.text(), formula.variables()).equals(formula)
                ? Optional.empty()
                : Optional.of("the formula '" + formula + "' does not parse back to itself");
    }

    private static Optional<String> numbers(DoubleUnaryOperator value, Activation activation) {
        for (int i = 0; i < SamplePoints.COUNT + SPECIAL.length; i++) {
            double x = i < SPECIAL.length ? SPECIAL[i] : SamplePoints.far(i);
            double y = value.applyAsDouble(x);
            if (!Double.isFinite(y)) {
                return Optional.of("f(" + x + ") is " + y);
            } else if (!activation.range().contains(y)) {
                return Optional.of("f(" + x + ") is " + y + ", outside the stated range " + activation.range());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> derivative(
            DoubleUnaryOperator value, DoubleUnaryOperator derivative, Activation activation) {
        for (double x : SPECIAL) {
            if (!Double.isFinite(derivative.applyAsDouble(x))) {
                return Optional.of("f'(" + x + ") is " + derivative.applyAsDouble(x));
            }
        }
        for (double x : SamplePoints.OUTSIDE) {
            // Single precision overflows earlier than double precision: an exponential from 88 on.
            if (Double.isNaN(derivative.applyAsDouble(x))) {
                return Optional.of(
                        "f'(" + x + ") is NaN: a factor has overflowed; in single precision this begins at 88");
            }
        }
        int points = SamplePoints.COUNT;
        for (int i = 0; i < points + points / 4; i++) {
            double x = i < points ? SamplePoints.near(i) : SamplePoints.far(i);
            String found = DerivativeCheck.finding(
                    x,
                    derivative.applyAsDouble(x),
                    value,
                    (below, above) -> Arrays.equals(activation.sides(below), activation.sides(above)),
                    words -> "f'(" + x + ") " + words);
            if (!found.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
