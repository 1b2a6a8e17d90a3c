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

    private static final int SHOWN = 4;
    private static final double LARGE = 1e7;

    /** Below it every float64 tells whole numbers apart. */
    private static final double WHOLE = 1e15;

    /** Whole numbers whole, others in four significant digits, and no digit before the point lost. */
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

    /** A whole number whole, another in so many significant digits. */
    public static String wholeOr(int digits, double value) {
        return value == Math.rint(value) && Math.abs(value) < WHOLE
                ? Long.toString((long) value)
                : SignificantDigits.text(value, digits);
    }

    /** Returns a number in these digits, as a number again; what is not finite stays as it is. */
    public double round(double value) {
        return SignificantDigits.round(value, significant);
    }

    /** Writes a number. */
    public String text(double value) {
        return SignificantDigits.text(value, significant);
    }

    /** Returns a number of an equation, in as many digits as it says. */
    public String text(Value value) {
        int digits = value.exact() ? SignificantDigits.needed(value.value()) : significant;
        return SignificantDigits.text(value.value(), digits);
    }
}
