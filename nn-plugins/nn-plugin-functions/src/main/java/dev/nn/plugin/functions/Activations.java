package dev.nn.plugin.functions;

import static dev.nn.domain.spi.ParameterSpec.number;
import static dev.nn.domain.spi.Provider.activation;

import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.LogSoftmax;
import dev.nn.domain.function.Softmax;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.List;

/**
 * The built-in activations. Piecewise functions use {@code where}, which defines the derivative at
 * each kink.
 */
final class Activations {

    private static final Interval ALL = Interval.ALL;
    private static final Interval UNIT = Interval.UNIT;
    private static final Interval MINUS_ONE_TO_ONE = Interval.of(-1, 1);
    private static final Interval NON_NEGATIVE = Interval.NON_NEGATIVE;

    private Activations() {}

    static List<Provider<Activation>> all() {
        return List.of(
                activation(named("linear", "Identity: the input itself.").alias("identity"), "x", ALL),
                activation(
                        named("relu", "Rectified linear unit: 0 for negative inputs.")
                                .from("Nair and Hinton, ICML 2010"),
                        "where(x <= 0, 0, x)",
                        NON_NEGATIVE),
                activation(
                        named("leaky_relu", "ReLU with a small slope for negative inputs.")
                                .from("Maas, Hannun, Ng, ICML 2013")
                                .with(number("slope", 0.01, ALL, "Slope for negative inputs.")),
                        "where(x > 0, x, slope * x)",
                        a -> a.number("slope") <= 0 ? NON_NEGATIVE : ALL),
                activation(
                        named("relu6", "ReLU limited to 6.").from("Krizhevsky, 2010"),
                        "where(x <= 0, 0, where(x >= 6, 6, x))",
                        Interval.of(0, 6)),
                activation(
                        named("elu", "Exponential linear unit: smooth for negative inputs, with the limit -alpha.")
                                .from("Clevert, Unterthiner, Hochreiter, ICLR 2016")
                                .with(alpha()),
                        "where(x > 0, x, alpha * expm1(x))",
                        Activations::downToMinusAlpha),
                activation(
                        named("selu", "ELU scaled to preserve variance.").from("Klambauer et al., NIPS 2017"),
                        "1.0507009873554805 * where(x > 0, x, 1.6732632423543772 * expm1(x))",
                        Interval.atLeast(-1.7580993408473768)),
                activation(
                        named("celu", "ELU with a continuous derivative for every alpha.")
                                .from("Barron, arXiv 1704.07483, 2017")
                                .with(alpha()),
                        "where(x > 0, x, alpha * expm1(x / alpha))",
                        Activations::downToMinusAlpha),
                activation(
                        named(
                                        "gelu",
                                        "Gaussian error linear unit: x times the standard normal distribution function of x.")
                                .from("Hendrycks and Gimpel, arXiv 1606.08415, 2016"),
                        "0.5 * x * (1 + erf(x / sqrt(2)))",
                        Interval.atLeast(-0.17)),
                activation(
                        named("gelu_tanh", "GELU approximated with tanh.")
                                .from("Hendrycks and Gimpel, arXiv 1606.08415, 2016"),
                        "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
                        Interval.atLeast(-0.171)),
                activation(
                        named("silu", "Sigmoid linear unit: x times its sigmoid.")
                                .alias("swish")
                                .from("Elfwing, Uchibe, Doya, Neural Networks 107, 2018"),
                        "x * sigmoid(x)",
                        Interval.atLeast(-0.2785)),
                activation(
                        named("mish", "Mish: x times the tanh of its softplus.").from("Misra, BMVC 2020"),
                        "x * tanh(softplus(x))",
                        Interval.atLeast(-0.309)),
                activation(named("sigmoid", "Logistic function."), "sigmoid(x)", UNIT),
                activation(
                        named("hard_sigmoid", "Piecewise linear sigmoid.").from("Howard et al., ICCV 2019"),
                        "where(x <= -3, 0, where(x >= 3, 1, x / 6 + 0.5))",
                        UNIT),
                activation(
                        named("hard_swish", "SiLU with a piecewise linear sigmoid.")
                                .from("Howard et al., ICCV 2019"),
                        "where(x <= -3, 0, where(x >= 3, x, x * (x + 3) / 6))",
                        Interval.atLeast(-0.375)),
                activation(named("tanh", "Hyperbolic tangent."), "tanh(x)", MINUS_ONE_TO_ONE),
                activation(
                        named("hard_tanh", "Piecewise linear tanh.").from("Collobert, 2004"),
                        "where(x <= -1, -1, where(x >= 1, 1, x))",
                        MINUS_ONE_TO_ONE),
                activation(
                        named("softplus", "Smooth ReLU.").from("Dugas et al., NIPS 2001"), "softplus(x)", NON_NEGATIVE),
                activation(
                        named("softsign", "Softsign: x / (1 + |x|).").from("Turian, Bergstra, Bengio, 2009"),
                        "x / (1 + abs(x))",
                        MINUS_ONE_TO_ONE),
                activation(named("exponential", "Exponential function."), "exp(x)", NON_NEGATIVE),
                activation(
                        named("gaussian", "Gaussian bell curve, exp(-x^2).").from("Broomhead and Lowe, 1988"),
                        "exp(-x^2)",
                        UNIT),
                activation(
                        named("sine", "Sine, for periodic targets.").from("Sitzmann et al., NeurIPS 2020"),
                        "sin(x)",
                        MINUS_ONE_TO_ONE),
                new Provider<>(
                        named("softmax", "Probability distribution over the row.")
                                .from("Bridle, NIPS 1990"),
                        a -> new Softmax()),
                new Provider<>(named("log_softmax", "Logarithm of softmax, without overflow."), a -> new LogSoftmax()));
    }

    private static FunctionInfo named(String name, String description) {
        return FunctionInfo.of(name, description);
    }

    private static ParameterSpec alpha() {
        return number("alpha", 1.0, Interval.atLeast(1e-6), "Negated limit for negative inputs.");
    }

    private static Interval downToMinusAlpha(Arguments arguments) {
        return Interval.atLeast(-arguments.number("alpha"));
    }
}
