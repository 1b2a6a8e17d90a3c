package dev.nn.domain.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in so many significant digits, halves to the even digit, zeros at the end left out. */
public final class SignificantDigits {

    /** So many name every float64. */
    public static final int MAX = 17;

    private static final int LEAST_EXPONENT = -5;
    private static final int PLAIN = 7;

    private SignificantDigits() {}

    /** Returns a number in so many digits, as a number again; what is not finite stays as it is. */
    public static double round(double value, int digits) {
        return Double.isFinite(value) ? rounded(value, digits).doubleValue() : value;
    }

    /** Writes a number: plain, or with a power of ten where it is small or has more digits before the point than are written. */
    public static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = rounded(value, digits);
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (rounded.signum() == 0) {
            return "0";
        } else if (exponent >= LEAST_EXPONENT && exponent < Math.max(digits, PLAIN)) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Returns the fewest digits that give the number back. */
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
