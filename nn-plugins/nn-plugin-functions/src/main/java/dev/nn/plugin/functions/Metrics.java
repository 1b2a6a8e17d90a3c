package dev.nn.plugin.functions;

import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The built-in metrics, with the definitions and edge cases of scikit-learn. */
final class Metrics {

    private Metrics() {}

    static List<Provider<Metric>> all() {
        List<Provider<Metric>> all = new ArrayList<>();
        all.add(provider(
                "accuracy",
                "Share of samples whose predicted class is correct.",
                new ClassMetric(EnumSet.of(Trait.HIGHER_IS_BETTER, Trait.SHARE_OF_SAMPLES), outcome -> {
                    Counts counts = Counts.of(outcome);
                    return (double) counts.hits() / counts.samples();
                })));
        all.add(counted("balanced_accuracy", "Recall averaged over the classes.", Counts::balancedAccuracy));
        averages(all, "precision", "Precision (share of a class's predictions that are correct)", Counts::precision);
        averages(all, "recall", "Recall (share of a class's samples that are found)", Counts::recall);
        averages(all, "f1", "F1 score (harmonic mean of precision and recall)", Counts::f1);
        all.add(counted("mcc", "Matthews correlation coefficient of predicted and actual classes.", Counts::matthews));
        all.add(counted(
                "kappa", "Cohen's kappa: agreement of predicted and actual classes beyond chance.", Counts::kappa));
        all.add(topK());
        all.add(probable(
                "roc_auc",
                "Area under the ROC curve; for several classes, the one-vs-rest mean.",
                true,
                ProbabilityMetrics::rocAuc));
        all.add(probable(
                "pr_auc",
                "Average precision; for several classes, the one-vs-rest mean.",
                true,
                ProbabilityMetrics::prAuc));
        all.add(probable(
                "log_loss",
                "Mean negative log-probability of the actual class, with probabilities clipped to at least 2.2e-16.",
                false,
                ProbabilityMetrics::logLoss));
        all.add(probable(
                "brier", "Brier score: mean squared error of the probabilities.", false, ProbabilityMetrics::brier));
        all.add(provider(
                "confusion_matrix", "Confusion matrix (rows: actual, columns: predicted).", new ConfusionMatrix()));
        all.add(forNumbers("mae", "Mean absolute error.", false, NumberMetrics::mae));
        all.add(forNumbers("mse", "Mean squared error.", false, NumberMetrics::mse));
        all.add(forNumbers("rmse", "Root mean squared error, averaged over targets.", false, NumberMetrics::rmse));
        all.add(forNumbers("mape", "Mean absolute error as a fraction of the target.", false, NumberMetrics::mape));
        all.add(forNumbers(
                "r2", "R2 score: share of explained variance, averaged over targets.", true, NumberMetrics::r2));
        all.add(forNumbers("max_error", "Maximum absolute error.", false, NumberMetrics::maxError));
        all.addAll(LabelMetrics.all());
        return all;
    }

    /**
     * Adds a metric of the second of two classes, and three kinds of average over several classes.
     */
    private static void averages(List<Provider<Metric>> all, String name, String words, Counts.Figure figure) {
        all.add(provider(
                name,
                words + " of the second of two classes.",
                new ClassMetric(
                        EnumSet.of(Trait.HIGHER_IS_BETTER, Trait.TWO_CLASSES_ONLY),
                        outcome -> Counts.of(outcome).ofSecond(figure))));
        all.add(counted(name + "_macro", words + " averaged over the classes.", c -> c.macro(figure)));
        all.add(counted(name + "_micro", words + " over all classes together.", c -> c.micro(figure)));
        all.add(counted(
                name + "_weighted",
                words + " averaged over the classes, weighted by samples.",
                c -> c.weighted(figure)));
    }

    private static Provider<Metric> topK() {
        ParameterSpec k = new ParameterSpec.Whole("k", 5, 1, 1_000_000, "Number of most probable classes to consider.");
        FunctionInfo info = FunctionInfo.of(
                        "top_k_accuracy", "Share of samples whose class is among the k most probable.")
                .with(k);
        return new Provider<>(info, arguments -> {
            int most = (int) arguments.number("k");
            return new ClassMetric(
                    EnumSet.of(Trait.HIGHER_IS_BETTER, Trait.NEEDS_PROBABILITIES, Trait.SHARE_OF_SAMPLES),
                    outcome -> ProbabilityMetrics.topK(outcome, most));
        });
    }

    private static Provider<Metric> counted(String name, String description, ToDoubleFunction<Counts> figure) {
        ClassMetric metric = new ClassMetric(
                EnumSet.of(Trait.HIGHER_IS_BETTER), outcome -> figure.applyAsDouble(Counts.of(outcome)));
        return provider(name, description, metric);
    }

    private static Provider<Metric> probable(
            String name, String description, boolean higherIsBetter, ToDoubleFunction<Outcome.Classes> figure) {
        Set<Trait> traits = EnumSet.of(Trait.NEEDS_PROBABILITIES);
        if (higherIsBetter) {
            traits.add(Trait.HIGHER_IS_BETTER);
        }
        return provider(name, description, new ClassMetric(traits, figure));
    }

    private static Provider<Metric> forNumbers(
            String name, String description, boolean higherIsBetter, ToDoubleFunction<Outcome.Numbers> figure) {
        return provider(name, description, new NumberMetric(higherIsBetter, figure));
    }

    private static Provider<Metric> provider(String name, String description, Metric metric) {
        return new Provider<>(FunctionInfo.of(name, description), a -> metric);
    }

    private enum Trait {
        HIGHER_IS_BETTER,
        NEEDS_PROBABILITIES,
        TWO_CLASSES_ONLY,
        SHARE_OF_SAMPLES
    }

    /** A metric of classes whose value is one number. */
    private record ClassMetric(Set<Trait> traits, ToDoubleFunction<Outcome.Classes> figure) implements Metric {
        @Override
        public boolean higherIsBetter() {
            return traits.contains(Trait.HIGHER_IS_BETTER);
        }

        @Override
        public boolean needsProbabilities() {
            return traits.contains(Trait.NEEDS_PROBABILITIES);
        }

        @Override
        public boolean twoClassesOnly() {
            return traits.contains(Trait.TWO_CLASSES_ONLY);
        }

        @Override
        public boolean isShareOfSamples() {
            return traits.contains(Trait.SHARE_OF_SAMPLES);
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        @Override
        public MetricValue evaluate(Outcome outcome) {
            return new MetricValue.Scalar(figure.applyAsDouble((Outcome.Classes) outcome));
        }
    }

    /** A metric of numbers whose value is one number. */
    private record NumberMetric(boolean higherIsBetter, ToDoubleFunction<Outcome.Numbers> figure) implements Metric {
        @Override
        public Task task() {
            return Task.REGRESSION;
        }

        @Override
        public MetricValue evaluate(Outcome outcome) {
            return new MetricValue.Scalar(figure.applyAsDouble((Outcome.Numbers) outcome));
        }
    }
}
