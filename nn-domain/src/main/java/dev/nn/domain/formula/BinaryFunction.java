package dev.nn.domain.formula;

import java.util.Locale;

/** The named functions of two arguments. */
public enum BinaryFunction {
    /** The smaller; NaN passes; at a tie with a constant the derivative is 0, else the mean of both. */
    MIN,
    /** The larger; NaN passes; at a tie with a constant the derivative is 0, else the mean of both. */
    MAX,
    /** {@code first * ln(second)}, and 0 where the first is 0 and the second is not NaN. */
    XLOGY;

    /** How the function is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Computes the function. */
    public double apply(double first, double second) {
        return switch (this) {
            case MIN -> Math.min(first, second);
            case MAX -> Math.max(first, second);
            case XLOGY -> first == 0 && !Double.isNaN(second) ? 0 : first * StrictMath.log(second);
        };
    }
}
