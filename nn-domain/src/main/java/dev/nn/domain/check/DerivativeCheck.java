package dev.nn.domain.check;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A finite-difference check of a derivative against {@code (f(x + h) - f(x - h)) / 2h}. Truncation
 * error grows with the third derivative and h, rounding error with the value divided by h. A
 * correct derivative agrees at one of the distances, a wrong one at none.
 */
final class DerivativeCheck {

    private static final double[] DISTANCES = {1e-5, 1e-6, 1e-4};

    private DerivativeCheck() {}

    /** A predicate for intervals without a kink. */
    interface Smooth {
        /** Returns whether the two points lie on one smooth piece. */
        boolean between(double below, double above);
    }

    /** Returns a finding about {@code exact}, or an empty string; empty beside a kink. */
    static String finding(
            double x, double exact, DoubleUnaryOperator function, Smooth smooth, UnaryOperator<String> words) {
        double numerical = 0;
        double value = function.applyAsDouble(x);
        for (double h : DISTANCES) {
            if (!smooth.between(x - h, x + h)) {
                return "";
            }
            double above = function.applyAsDouble(x + h);
            double below = function.applyAsDouble(x - h);
            double difference = (above - below) / ((x + h) - (x - h));
            if (Math.abs(exact - difference) <= 1e-9 * Math.max(1, Math.abs(exact)) + 1e-10 * Math.abs(value)) {
                return "";
            }
            numerical = h == DISTANCES[0] ? difference : numerical;
        }
        return words.apply("is " + exact + ", the central difference " + numerical);
    }
}
