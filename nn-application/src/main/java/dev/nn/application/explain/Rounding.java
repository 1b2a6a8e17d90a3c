package dev.nn.application.explain;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Term;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A writer of numbers: either exact, or as a person calculates on paper, with each result computed
 * from the rounded numbers already written and rounded again.
 *
 * @param digits the significant digits of every number; absent for no rounding
 */
record Rounding(Optional<Digits> digits) {

    boolean rounds() {
        return digits.isPresent();
    }

    /** Returns a given number, such as an input, rounded if this rounding rounds. */
    double given(double exact) {
        return digits.map(to -> to.round(exact)).orElse(exact);
    }

    double[] given(double[] exact) {
        double[] written = new double[exact.length];
        for (int i = 0; i < exact.length; i++) {
            written[i] = given(exact[i]);
        }
        return written;
    }

    double[][] given(double[][] exact) {
        double[][] written = new double[exact.length][];
        for (int i = 0; i < exact.length; i++) {
            written[i] = given(exact[i]);
        }
        return written;
    }

    /** Returns the exact result or, if this rounding rounds, the result of the written arithmetic. */
    double result(Supplier<Term> arithmetic, double exact) {
        return digits.map(to -> to.round(TermValue.number(arithmetic.get()))).orElse(exact);
    }

    /**
     * Returns the exact result or, if this rounding rounds, the result of a function of the written
     * numbers that is not shown as arithmetic.
     */
    double computed(DoubleSupplier function, double exact) {
        return digits.map(to -> to.round(function.getAsDouble())).orElse(exact);
    }

    /** Returns a result that has no exact counterpart in the explanation. */
    double result(Term arithmetic) {
        return given(TermValue.number(arithmetic));
    }

    /** Returns a row of results that have no exact counterparts in the explanation. */
    double[] results(Term arithmetic, int count) {
        double[] values = TermValue.of(arithmetic);
        double[] row = new double[count];
        for (int i = 0; i < count; i++) {
            row[i] = given(values[values.length == 1 ? 0 : i]);
        }
        return row;
    }
}
