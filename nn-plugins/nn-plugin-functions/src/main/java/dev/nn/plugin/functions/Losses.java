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
 * The built-in losses. Each has a formula in the prediction {@code p} and the target {@code t}, a
 * reduction, and a range of valid {@code p}. {@code reduction: sum} adds up all terms instead.
 */
final class Losses {

    private Losses() {}

    static List<Provider<Loss>> all() {
        return List.of(
                loss("mse", "Mean squared error.", "(p - t)^2"),
                loss("mae", "Mean absolute error.", "abs(p - t)"),
                huber(),
                loss(
                        "log_cosh",
                        "Logarithm of cosh of the error: squared near 0, absolute far from it.",
                        // ln(1 + (cosh d - 1)) near 0, where the other form would lose every digit.
                        "where(abs(p - t) < 1, log1p(-0.5 * expm1(p - t) * expm1(t - p)),"
                                + " abs(p - t) + softplus(-2 * abs(p - t)) - ln(2))"),
                crossEntropy(),
                binaryCrossEntropy(),
                classLoss("hinge", "Hinge loss: max(0, 1 - t p) with the classes -1 and 1.", "max(0, 1 - t * p)"),
                classLoss(
                        "squared_hinge",
                        "Squared hinge loss: max(0, 1 - t p)^2 with the classes -1 and 1.",
                        "max(0, 1 - t * p)^2"),
                poisson(),
                klDivergence());
    }

    private static Provider<Loss> poisson() {
        Loss loss = Loss.of(OfElements.parse("p - t * ln(p + 1e-8)"), Reduction.MEAN_OVER_ELEMENTS)
                .withPredictionRange(Interval.NON_NEGATIVE)
                .withTargetRange(Interval.NON_NEGATIVE);
        String description =
                "Poisson negative log-likelihood of counts t at the rate p >= 0, without the constant term ln(t!).";
        return reducible(FunctionInfo.of("poisson", description), none -> loss);
    }

    private static Provider<Loss> klDivergence() {
        Loss loss = Loss.of(OfElements.parse("xlogy(t, t) - xlogy(t, p)"), Reduction.MEAN_OVER_BATCH)
                .withPredictionRange(Interval.UNIT)
                .withTargetRange(Interval.UNIT)
                .ofDistributions()
                .joined(LogitLoss.SOFTMAX_DIVERGENCE)
                .joined(LogitLoss.SIGMOID_DIVERGENCE);
        String description = "Kullback-Leibler divergence of t from p, both distributions over the outputs.";
        return reducible(FunctionInfo.of("kl_divergence", description), none -> loss);
    }

    private static Provider<Loss> huber() {
        OfElements form =
                OfElements.parse("where(abs(p - t) <= delta, 0.5 * (p - t)^2, delta * (abs(p - t) - 0.5 * delta))");
        FunctionInfo info = FunctionInfo.of("huber", "Huber loss: squared error up to delta, absolute error beyond.")
                .from("Huber, Annals of Mathematical Statistics 35, 1964")
                .with(ParameterSpec.number(
                        "delta",
                        1.0,
                        Interval.atLeast(1e-6),
                        "Error at which the loss changes from squared to absolute."));
        return reducible(
                info, delta -> Loss.of(new OfElements(form.formula().with(delta)), Reduction.MEAN_OVER_ELEMENTS));
    }

    private static Provider<Loss> crossEntropy() {
        Loss loss = Loss.of(OfElements.parse("-xlogy(t, p)"), Reduction.MEAN_OVER_BATCH)
                .withPredictionRange(Interval.UNIT)
                .withTargetRange(Interval.UNIT)
                .ofDistributions()
                .forClasses(ClassEncoding.ZERO_ONE)
                .joined(LogitLoss.SOFTMAX_CROSS_ENTROPY)
                .joined(LogitLoss.SIGMOID_CROSS_ENTROPY);
        return reducible(
                FunctionInfo.of("cross_entropy", "Cross-entropy: negative log-likelihood of the target distribution."),
                none -> loss);
    }

    private static Provider<Loss> binaryCrossEntropy() {
        // PyTorch bounds both logarithms from below by -100, so that a saturated output has a finite loss.
        // Terms without weight are replaced by 0, not multiplied: ln p may have an infinite slope.
        Loss loss = Loss.of(
                        OfElements.parse("-(where(t <= 0, 0, t * max(ln(p), -100))"
                                + " + where(t >= 1, 0, (1 - t) * max(log1p(-p), -100)))"),
                        Reduction.MEAN_OVER_ELEMENTS)
                .withPredictionRange(Interval.UNIT)
                .withTargetRange(Interval.UNIT)
                .forClasses(ClassEncoding.ZERO_ONE)
                .joined(LogitLoss.SIGMOID_BINARY)
                .joined(LogitLoss.SOFTMAX_BINARY);
        return reducible(
                FunctionInfo.of(
                        "binary_cross_entropy",
                        "Binary cross-entropy: negative log-likelihood of independent binary targets."),
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
                "reduction",
                "mean",
                List.of("mean", "sum"),
                "Reduction of the terms: the mean as the loss defines it, or their sum."));
        return new Provider<>(withReduction, arguments -> {
            Loss loss = make.apply(arguments.numbers());
            return arguments.choice("reduction").equals("sum") ? loss.withReduction(Reduction.SUM) : loss;
        });
    }
}
