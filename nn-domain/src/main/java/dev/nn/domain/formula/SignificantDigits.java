package dev.nn.domain.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Number formatting to a given number of significant digits: rounded half to even, without trailing
 * zeros.
 */
public final class SignificantDigits {

    /** Significant digits that identify every float64. */
    public static final int MAX = 17;

    private static final int MIN_PLAIN_EXPONENT = -5;
    private static final int PLAIN = 7;

    private SignificantDigits() {}

    /**
     * Returns the value rounded to the given number of digits, as on paper: half up, of the decimal
     * digits that the value is written with. Non-finite values stay unchanged.
     */
    public static double round(double value, int digits) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .round(new MathContext(digits, RoundingMode.HALF_UP))
                        .doubleValue()
                : value;
    }

    /**
     * Formats a number in plain notation, or in scientific notation if it is small or has more
     * digits before the point than are written.
     */
    public static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = rounded(value, digits);
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0) {
            return "0";
        } else if (exponent >= MIN_PLAIN_EXPONENT && exponent < Math.max(digits, PLAIN)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Returns the minimum number of digits that round-trip the value. */
    public static int needed(double value) {
        int digits = 1;
        while (digits < MAX && round(value, digits) != value) {
            digits++;
        }
        return digits;
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }
}
