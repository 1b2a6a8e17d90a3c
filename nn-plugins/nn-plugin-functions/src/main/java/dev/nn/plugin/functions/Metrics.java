package dev.nn.plugin.functions;

import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The metrics, defined as scikit-learn defines them. */
final class Metrics {

    private static final double SMALLEST_PROBABILITY = Math.ulp(1.0);

    private Metrics() {}

    static List<Provider<Metric>> all() {
        return List.of(
                forClasses("accuracy", "share of samples whose class is right", true, false, Metrics::accuracy),
                forClasses("f1_macro", "F1 of each class, averaged over the classes", true, false, Metrics::f1Macro),
                forClasses(
                        "log_loss", "mean negative log-probability of the right class", false, true, Metrics::logLoss),
                provider("confusion_matrix", "counts, rows actual and columns predicted", new ConfusionMatrix()),
                forNumbers("mae", "mean absolute error", false, n -> mean(n, Math::abs)),
                forNumbers("mse", "mean squared error", false, n -> mean(n, d -> d * d)),
                forNumbers("rmse", "root of the mean squared error, mean over targets", false, Metrics::rmse),
                forNumbers("r2", "share of the variance that is explained, mean over targets", true, Metrics::r2));
    }

    private static double accuracy(Outcome.Classes outcome) {
        int right = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            right += outcome.actual()[i] == outcome.predicted()[i] ? 1 : 0;
        }
        return (double) right / outcome.samples();
    }

    /** Classes that are neither actual nor predicted don't count; one without a hit has 0. */
    private static double f1Macro(Outcome.Classes outcome) {
        long[][] counts = ConfusionMatrix.counts(outcome);
        double sum = 0;
        int classes = 0;
        for (int k = 0; k < counts.length; k++) {
            long actual = 0;
            long predicted = 0;
            for (int j = 0; j < counts.length; j++) {
                actual += counts[k][j];
                predicted += counts[j][k];
            }
            if (actual + predicted > 0) {
                sum += 2.0 * counts[k][k] / (actual + predicted);
                classes++;
            }
        }
        return sum / classes;
    }

    /** Probabilities are kept off 0 by the float64 epsilon, as scikit-learn does. */
    private static double logLoss(Outcome.Classes outcome) {
        double sum = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            double[] p = outcome.probabilities()[i];
            double total = 0;
            for (double value : p) {
                total += value;
            }
            // Outputs that are all 0 prefer no class.
            double probability = total > 0 ? p[outcome.actual()[i]] / total : 1.0 / p.length;
            sum -= StrictMath.log(Math.min(1 - SMALLEST_PROBABILITY, Math.max(SMALLEST_PROBABILITY, probability)));
        }
        return sum / outcome.samples();
    }

    private static double mean(Outcome.Numbers outcome, Function<Double, Double> term) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            for (int j = 0; j < outcome.actual()[i].length; j++) {
                sum += term.apply(outcome.predicted()[i][j] - outcome.actual()[i][j]);
                count++;
            }
        }
        return sum / count;
    }

    /** The root for each target by itself, as scikit-learn averages several. */
    private static double rmse(Outcome.Numbers outcome) {
        int targets = outcome.actual()[0].length;
        double total = 0;
        for (int j = 0; j < targets; j++) {
            double squares = 0;
            for (int i = 0; i < outcome.samples(); i++) {
                double error = outcome.predicted()[i][j] - outcome.actual()[i][j];
                squares += error * error;
            }
            total += Math.sqrt(squares / outcome.samples());
        }
        return total / targets;
    }

    /** A constant target gives 1 when it is met exactly and 0 otherwise. */
    private static double r2(Outcome.Numbers outcome) {
        int targets = outcome.actual()[0].length;
        double total = 0;
        for (int j = 0; j < targets; j++) {
            total += r2(outcome, j);
        }
        return total / targets;
    }

    private static double r2(Outcome.Numbers outcome, int target) {
        double mean = 0;
        for (double[] row : outcome.actual()) {
            mean += row[target] / outcome.samples();
        }
        double residual = 0;
        double variance = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            double actual = outcome.actual()[i][target];
            double error = actual - outcome.predicted()[i][target];
            residual += error * error;
            variance += (actual - mean) * (actual - mean);
        }
        return variance == 0 ? (residual == 0 ? 1 : 0) : 1 - residual / variance;
    }

    private static Provider<Metric> forClasses(
            String name,
            String description,
            boolean higherIsBetter,
            boolean probabilities,
            ToDoubleFunction<Outcome.Classes> figure) {
        return provider(
                name,
                description,
                new ScalarMetric<>(Task.CLASSIFICATION, Outcome.Classes.class, higherIsBetter, probabilities, figure));
    }

    private static Provider<Metric> forNumbers(
            String name, String description, boolean higherIsBetter, ToDoubleFunction<Outcome.Numbers> figure) {
        return provider(
                name,
                description,
                new ScalarMetric<>(Task.REGRESSION, Outcome.Numbers.class, higherIsBetter, false, figure));
    }

    private static Provider<Metric> provider(String name, String description, Metric metric) {
        return new Provider<>(FunctionInfo.of(name, description), a -> metric);
    }

    /** A metric that is one number. */
    private record ScalarMetric<T extends Outcome>(
            Task task, Class<T> type, boolean higherIsBetter, boolean needsProbabilities, ToDoubleFunction<T> figure)
            implements Metric {
        @Override
        public MetricValue evaluate(Outcome outcome) {
            return new MetricValue.Scalar(figure.applyAsDouble(type.cast(outcome)));
        }
    }
}
