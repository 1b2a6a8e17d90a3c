package dev.nn.application.page;

import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.SignificantDigits;

/**
 * How numbers are written.
 *
 * @param significant digits, from 1 to 17
 */
public record Digits(int significant) {

    /** Enough to work on with by hand. */
    public static final Digits USUAL = new Digits(10);

    /** Returns a number in these digits, as a number again; what is not finite stays as it is. */
    public double round(double value) {
        return SignificantDigits.round(value, significant);
    }

    /** Writes a number. */
    public String text(double value) {
        return SignificantDigits.text(value, significant);
    }

    String text(Value value) {
        int digits = value.exact() ? SignificantDigits.needed(value.value()) : significant;
        return SignificantDigits.text(value.value(), digits);
    }
}
