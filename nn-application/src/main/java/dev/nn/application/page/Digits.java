package dev.nn.application.page;

import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.SignificantDigits;

/**
 * A number format.
 *
 * @param significant the number of significant digits, from 1 to 17
 */
public record Digits(int significant) {

    /** The default: ten digits, enough to continue a calculation by hand. */
    public static final Digits USUAL = new Digits(10);

    private static final int SHOWN = 4;
    private static final double LARGE = 1e7;

    /** Bound below which a float64 represents every whole number. */
    private static final double WHOLE = 1e15;

    /**
     * Formats a whole number without a fraction, and any other with four significant digits or,
     * below 1e7, with all digits before the decimal point if there are more.
     */
    public static String shown(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        } else if (!Double.isFinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        double size = Math.abs(value);
        int before = size < 1 ? 0 : (int) Math.floor(StrictMath.log10(size)) + 1;
        return wholeOr(size < LARGE ? Math.max(SHOWN, before) : SHOWN, value);
    }

    /**
     * Formats a whole number without a fraction, and any other with the given significant digits.
     */
    public static String wholeOr(int digits, double value) {
        return value == Math.rint(value) && Math.abs(value) < WHOLE
                ? Long.toString((long) value)
                : SignificantDigits.text(value, digits);
    }

    /** Returns a number rounded to these digits; non-finite numbers are unchanged. */
    public double round(double value) {
        return SignificantDigits.round(value, significant);
    }

    /** Formats a number. */
    public String text(double value) {
        return SignificantDigits.text(value, significant);
    }

    /** Formats a number of an equation; an exact one with every digit. */
    public String text(Value value) {
        int digits = value.exact() ? SignificantDigits.needed(value.value()) : significant;
        return SignificantDigits.text(value.value(), digits);
    }
}
