package dev.nn.plugin.functions;

import dev.nn.domain.metric.Outcome;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * Regression metrics with the definitions of scikit-learn: computed per target, then averaged over
 * targets.
 */
final class NumberMetrics {

    /** The minimum divisor in scikit-learn. */
    private static final double SMALLEST_TARGET = Math.ulp(1.0);

    private NumberMetrics() {}

    static double mae(Outcome.Numbers outcome) {
        return mean(outcome, (actual, predicted) -> Math.abs(predicted - actual));
    }

    static double mse(Outcome.Numbers outcome) {
        return mean(outcome, NumberMetrics::square);
    }

    /**
     * Returns the mean absolute error as a fraction of the target; a target counts as at least
     * 2^-52.
     */
    static double mape(Outcome.Numbers outcome) {
        return mean(
                outcome,
                (actual, predicted) -> Math.abs(predicted - actual) / Math.max(Math.abs(actual), SMALLEST_TARGET));
    }

    static double rmse(Outcome.Numbers outcome) {
        return overTargets(outcome, (n, j) -> Math.sqrt(mean(n, j, NumberMetrics::square)));
    }

    /** Returns the maximum error over all targets. */
    static double maxError(Outcome.Numbers outcome) {
        double most = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            for (int j = 0; j < outcome.actual()[i].length; j++) {
                most = Math.max(most, Math.abs(outcome.predicted()[i][j] - outcome.actual()[i][j]));
            }
        }
        return most;
    }

    static double r2(Outcome.Numbers outcome) {
        return overTargets(outcome, NumberMetrics::r2);
    }

    /**
     * Returns R2 of one target. A constant target scores 1 if it is predicted exactly and 0
     * otherwise. One sample has no variance, so the value is NaN.
     */
    private static double r2(Outcome.Numbers outcome, int target) {
        if (outcome.samples() < 2) {
            return Double.NaN;
        }
        double mean = mean(outcome, target, (actual, predicted) -> actual);
        double residual = mean(outcome, target, NumberMetrics::square);
        // The mean of equal numbers may be rounded, and the variance would then not be 0.
        double variance =
                isConstant(outcome, target) ? 0 : mean(outcome, target, (actual, predicted) -> square(actual, mean));
        return variance == 0 ? (residual == 0 ? 1 : 0) : 1 - residual / variance;
    }

    private static boolean isConstant(Outcome.Numbers outcome, int target) {
        double first = outcome.actual()[0][target];
        return Arrays.stream(outcome.actual()).allMatch(row -> row[target] == first);
    }

    private static double square(double actual, double predicted) {
        return (predicted - actual) * (predicted - actual);
    }

    private static double mean(Outcome.Numbers outcome, DoubleBinaryOperator term) {
        return overTargets(outcome, (n, j) -> mean(n, j, term));
    }

    private static double overTargets(Outcome.Numbers outcome, ToDoubleBiFunction<Outcome.Numbers, Integer> figure) {
        int targets = outcome.actual()[0].length;
        double sum = 0;
        for (int j = 0; j < targets; j++) {
            sum += figure.applyAsDouble(outcome, j);
        }
        return sum / targets;
    }

    private static double mean(Outcome.Numbers outcome, int target, DoubleBinaryOperator term) {
        double sum = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            sum += term.applyAsDouble(outcome.actual()[i][target], outcome.predicted()[i][target]);
        }
        return sum / outcome.samples();
    }
}
