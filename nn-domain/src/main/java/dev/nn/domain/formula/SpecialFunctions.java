package dev.nn.domain.formula;

/** The functions that {@link StrictMath} lacks, in float64. */
final class SpecialFunctions {

    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
    private static final double SERIES_LIMIT = 2.5;
    private static final double ERFC_IS_ZERO_FROM = 6.0;

    private SpecialFunctions() {}

    /** Returns the logistic function of x, without overflow on either side. */
    static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** Returns {@code ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|)}. */
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /**
     * Returns the error function of x. Near 0 it uses the Maclaurin series with positive terms
     * (Abramowitz and Stegun 7.1.6), further out the continued fraction of erfc (7.1.14). Tested to
     * 2e-15 against published values.
     */
    static double erf(double x) {
        double magnitude = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        } else if (magnitude >= ERFC_IS_ZERO_FROM) {
            return Math.copySign(1, x);
        } else if (magnitude < SERIES_LIMIT) {
            return erfSeries(x);
        }
        return Math.copySign(1 - erfcContinuedFraction(magnitude), x);
    }

    /**
     * Returns {@code 2/sqrt(pi) e^-x^2 sum 2^n x^(2n+1) / (2n+1)!!}, a series without cancellation.
     */
    private static double erfSeries(double x) {
        double square = x * x;
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
            term *= 2 * square / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * StrictMath.exp(-square) * sum;
    }

    /**
     * Evaluates {@code e^-x^2 / sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...))))} from the
     * inside out.
     */
    private static double erfcContinuedFraction(double x) {
        double tail = x;
        for (int k = 60; k >= 1; k--) {
            tail = x + (k / 2.0) / tail;
        }
        return TWO_OVER_SQRT_PI / 2 * StrictMath.exp(-x * x) / tail;
    }
}
