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

/** The activations, simplest first. Kinks are written with {@code where}, so that the derivative at a kink is stated. */
final class Activations {

    private static final Interval ALL = Interval.ALL;
    private static final Interval UNIT = Interval.UNIT;
    private static final Interval MINUS_ONE_TO_ONE = Interval.of(-1, 1);
    private static final Interval NON_NEGATIVE = Interval.NON_NEGATIVE;

    private Activations() {}

    static List<Provider<Activation>> all() {
        return List.of(
                activation(named("linear", "passes its input").alias("identity"), "x", ALL),
                activation(
                        named("relu", "cuts off what is negative").from("Nair and Hinton, ICML 2010"),
                        "where(x <= 0, 0, x)",
                        NON_NEGATIVE),
                activation(
                        named("leaky_relu", "lets a share of the negative side through")
                                .from("Maas, Hannun, Ng, ICML 2013")
                                .with(number("slope", 0.01, ALL, "slope of the negative side")),
                        "where(x > 0, x, slope * x)",
                        a -> a.number("slope") <= 0 ? NON_NEGATIVE : ALL),
                activation(
                        named("relu6", "relu, cut off at 6").from("Krizhevsky, 2010"),
                        "where(x <= 0, 0, where(x >= 6, 6, x))",
                        Interval.of(0, 6)),
                activation(
                        named("elu", "smooth on the negative side, down to -alpha")
                                .from("Clevert, Unterthiner, Hochreiter, ICLR 2016")
                                .with(alpha()),
                        "where(x > 0, x, alpha * expm1(x))",
                        Activations::downToMinusAlpha),
                activation(
                        named("selu", "elu scaled so that variance is kept").from("Klambauer et al., NIPS 2017"),
                        "1.0507009873554805 * where(x > 0, x, 1.6732632423543772 * expm1(x))",
                        Interval.atLeast(-1.7580993408473768)),
                activation(
                        named("celu", "elu with a continuous derivative for every alpha")
                                .from("Barron, arXiv 1704.07483, 2017")
                                .with(alpha()),
                        "where(x > 0, x, alpha * expm1(x / alpha))",
                        Activations::downToMinusAlpha),
                activation(
                        named("gelu", "x times the normal distribution's share below x")
                                .from("Hendrycks and Gimpel, arXiv 1606.08415, 2016"),
                        "0.5 * x * (1 + erf(x / sqrt(2)))",
                        Interval.atLeast(-0.17)),
                activation(
                        named("gelu_tanh", "gelu by its approximation with tanh")
                                .from("Hendrycks and Gimpel, arXiv 1606.08415, 2016"),
                        "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
                        Interval.atLeast(-0.171)),
                activation(
                        named("silu", "x times its sigmoid")
                                .alias("swish")
                                .from("Elfwing, Uchibe, Doya, Neural Networks 107, 2018"),
                        "x * sigmoid(x)",
                        Interval.atLeast(-0.2785)),
                activation(
                        named("mish", "x times the tanh of its softplus").from("Misra, BMVC 2020"),
                        "x * tanh(softplus(x))",
                        Interval.atLeast(-0.309)),
                activation(named("sigmoid", "the logistic function"), "sigmoid(x)", UNIT),
                activation(
                        named("hard_sigmoid", "sigmoid in straight lines").from("Howard et al., ICCV 2019"),
                        "where(x <= -3, 0, where(x >= 3, 1, x / 6 + 0.5))",
                        UNIT),
                activation(
                        named("hard_swish", "silu in straight lines").from("Howard et al., ICCV 2019"),
                        "where(x <= -3, 0, where(x >= 3, x, x * (x + 3) / 6))",
                        Interval.atLeast(-0.375)),
                activation(named("tanh", "the hyperbolic tangent"), "tanh(x)", MINUS_ONE_TO_ONE),
                activation(
                        named("hard_tanh", "tanh in straight lines").from("Collobert, 2004"),
                        "where(x <= -1, -1, where(x >= 1, 1, x))",
                        MINUS_ONE_TO_ONE),
                activation(
                        named("softplus", "a smooth relu").from("Dugas et al., NIPS 2001"),
                        "softplus(x)",
                        NON_NEGATIVE),
                activation(
                        named("softsign", "x / (1 + |x|)").from("Turian, Bergstra, Bengio, 2009"),
                        "x / (1 + abs(x))",
                        MINUS_ONE_TO_ONE),
                activation(named("exponential", "e to the x"), "exp(x)", NON_NEGATIVE),
                activation(named("gaussian", "a bell, exp(-x^2)").from("Broomhead and Lowe, 1988"), "exp(-x^2)", UNIT),
                activation(
                        named("sine", "sin(x), for periodic targets").from("Sitzmann et al., NeurIPS 2020"),
                        "sin(x)",
                        MINUS_ONE_TO_ONE),
                new Provider<>(
                        named("softmax", "a distribution over the row").from("Bridle, NIPS 1990"), a -> new Softmax()),
                new Provider<>(
                        named("log_softmax", "the logarithm of softmax, without overflow"), a -> new LogSoftmax()));
    }

    private static FunctionInfo named(String name, String description) {
        return FunctionInfo.of(name, description);
    }

    private static ParameterSpec alpha() {
        return number("alpha", 1.0, Interval.atLeast(1e-6), "the negative side's limit is -alpha");
    }

    private static Interval downToMinusAlpha(Arguments arguments) {
        return Interval.atLeast(-arguments.number("alpha"));
    }
}
