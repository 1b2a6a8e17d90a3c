package dev.nn.application.explain;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Term;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Writes numbers down: exactly as the machine has them or, as a person does, each rounded and worked out from the rounded ones
 * that are written already.
 *
 * @param digits significant digits of every number; absent where nothing is rounded
 */
record Pencil(Optional<Digits> digits) {

    boolean rounds() {
        return digits.isPresent();
    }

    /** Returns a number that is given, such as an input. */
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

    /** Returns a result of numbers that are written. */
    double result(Supplier<Term> arithmetic, double exact) {
        return digits.map(to -> to.round(TermValue.number(arithmetic.get()))).orElse(exact);
    }

    /** Returns the result of a function that is no arithmetic on the page, of numbers that are written. */
    double computed(DoubleSupplier function, double exact) {
        return digits.map(to -> to.round(function.getAsDouble())).orElse(exact);
    }

    /** Returns a result that the machine has no number for. */
    double result(Term arithmetic) {
        return given(TermValue.number(arithmetic));
    }

    /** Returns a row of results that the machine has no numbers for. */
    double[] results(Term arithmetic, int count) {
        double[] values = TermValue.of(arithmetic);
        double[] row = new double[count];
        for (int i = 0; i < count; i++) {
            row[i] = given(values[values.length == 1 ? 0 : i]);
        }
        return row;
    }
}
