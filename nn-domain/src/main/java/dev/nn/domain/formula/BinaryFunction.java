package dev.nn.domain.formula;

import java.util.Locale;

/** The named functions of two arguments. */
public enum BinaryFunction {
    /**
     * The minimum. NaN propagates. At a tie the derivative is 0 if one argument is constant,
     * otherwise the mean of both.
     */
    MIN,
    /**
     * The maximum. NaN propagates. At a tie the derivative is 0 if one argument is constant,
     * otherwise the mean of both.
     */
    MAX,
    /** {@code first * ln(second)}, but 0 if the first is 0 and the second is not NaN. */
    XLOGY;

    /** Returns the name of the function in a formula. */
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
