package dev.nn.plugin.functions;

import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm.OfElements;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The losses: a formula in the prediction {@code p} and the target {@code t}, the reduction, and what {@code p} must lie
 * in. {@code reduction: sum} adds up all terms instead.
 */
final class Losses {

    private Losses() {}

    static List<Provider<Loss>> all() {
        return List.of(
                loss("mse", "the mean squared error", "(p - t)^2"),
                loss("mae", "the mean absolute error", "abs(p - t)"),
                huber(),
                loss(
                        "log_cosh",
                        "ln cosh of the difference: squared near 0, absolute far out",
                        // ln(1 + (cosh d - 1)) near 0, where the form for the rest would lose every digit.
                        "where(abs(p - t) < 1, log1p(-0.5 * expm1(p - t) * expm1(t - p)),"
                                + " abs(p - t) + softplus(-2 * abs(p - t)) - ln(2))"),
                crossEntropy(),
                binaryCrossEntropy(),
                classLoss("hinge", "max(0, 1 - t p), classes as -1 and 1", "max(0, 1 - t * p)"),
                classLoss("squared_hinge", "max(0, 1 - t p)^2, classes as -1 and 1", "max(0, 1 - t * p)^2"),
                poisson(),
                klDivergence());
    }

    private static Provider<Loss> poisson() {
        Loss loss = Loss.of(OfElements.parse("p - t * ln(p + 1e-8)"), Reduction.MEAN_OVER_ELEMENTS)
                .withPredictionRange(Interval.NON_NEGATIVE)
                .withTargetRange(Interval.NON_NEGATIVE);
        String description = "negative log-likelihood of counts t with rate p, without ln t!; p at least 0";
        return reducible(FunctionInfo.of("poisson", description), none -> loss);
    }

    private static Provider<Loss> klDivergence() {
        Loss loss = Loss.of(OfElements.parse("xlogy(t, t) - xlogy(t, p)"), Reduction.MEAN_OVER_BATCH)
                .withPredictionRange(Interval.UNIT)
                .withTargetRange(Interval.UNIT)
                .ofDistributions()
                .joined(OnLogits.SOFTMAX_DIVERGENCE)
                .joined(OnLogits.SIGMOID_DIVERGENCE);
        String description = "Kullback-Leibler divergence of t from p, both distributions over the outputs";
        return reducible(FunctionInfo.of("kl_divergence", description), none -> loss);
    }

    private static Provider<Loss> huber() {
        OfElements form =
                OfElements.parse("where(abs(p - t) <= delta, 0.5 * (p - t)^2, delta * (abs(p - t) - 0.5 * delta))");
        FunctionInfo info = FunctionInfo.of("huber", "squared up to delta, absolute beyond")
                .from("Huber, Annals of Mathematical Statistics 35, 1964")
                .with(ParameterSpec.number("delta", 1.0, Interval.atLeast(1e-6), "where squared becomes absolute"));
        return reducible(
                info, delta -> Loss.of(new OfElements(form.formula().with(delta)), Reduction.MEAN_OVER_ELEMENTS));
    }

    private static Provider<Loss> crossEntropy() {
        Loss loss = Loss.of(OfElements.parse("-xlogy(t, p)"), Reduction.MEAN_OVER_BATCH)
                .withPredictionRange(Interval.UNIT)
                .withTargetRange(Interval.UNIT)
                .ofDistributions()
                .forClasses(ClassEncoding.ZERO_ONE)
                .joined(OnLogits.SOFTMAX_CROSS_ENTROPY)
                .joined(OnLogits.SIGMOID_CROSS_ENTROPY);
        return reducible(
                FunctionInfo.of("cross_entropy", "negative log-likelihood of the target distribution"), none -> loss);
    }

    private static Provider<Loss> binaryCrossEntropy() {
        // PyTorch bounds both logarithms from below by -100, so that a saturated output has a finite loss. What counts
        // nothing is chosen, not multiplied by 0: the slope of ln p may be infinite.
        Loss loss = Loss.of(
                        OfElements.parse("-(where(t <= 0, 0, t * max(ln(p), -100))"
                                + " + where(t >= 1, 0, (1 - t) * max(log1p(-p), -100)))"),
                        Reduction.MEAN_OVER_ELEMENTS)
                .withPredictionRange(Interval.UNIT)
                .withTargetRange(Interval.UNIT)
                .forClasses(ClassEncoding.ZERO_ONE)
                .joined(OnLogits.SIGMOID_BINARY)
                .joined(OnLogits.SOFTMAX_BINARY);
        return reducible(
                FunctionInfo.of("binary_cross_entropy", "negative log-likelihood of independent yes-or-no targets"),
                none -> loss);
    }

    private static Provider<Loss> classLoss(String name, String description, String formula) {
        Loss loss = Loss.of(OfElements.parse(formula), Reduction.MEAN_OVER_ELEMENTS)
                .withTargetRange(Interval.of(-1, 1))
                .forClasses(ClassEncoding.MINUS_PLUS_ONE);
        return reducible(FunctionInfo.of(name, description).from("Cortes and Vapnik, 1995"), none -> loss);
    }

    private static Provider<Loss> loss(String name, String description, String formula) {
        Loss loss = Loss.of(OfElements.parse(formula), Reduction.MEAN_OVER_ELEMENTS);
        return reducible(FunctionInfo.of(name, description), none -> loss);
    }

    private static Provider<Loss> reducible(FunctionInfo info, Function<Map<String, Double>, Loss> make) {
        FunctionInfo withReduction = info.with(new ParameterSpec.Choice(
                "reduction", "mean", List.of("mean", "sum"), "mean as the loss defines it, or the sum of all terms"));
        return new Provider<>(withReduction, arguments -> {
            Loss loss = make.apply(arguments.numbers());
            return arguments.choice("reduction").equals("sum") ? loss.withReduction(Reduction.SUM) : loss;
        });
    }
}
