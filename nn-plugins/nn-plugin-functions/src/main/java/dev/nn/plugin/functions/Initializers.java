package dev.nn.plugin.functions;

import dev.nn.domain.function.Interval;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** The built-in initializers, with {@code n} inputs and {@code m} outputs. */
final class Initializers {

    private Initializers() {}

    static List<Provider<Initializer>> all() {
        return List.of(
                new Provider<>(FunctionInfo.of("zeros", "All elements 0."), a -> Initializer.zeros()),
                new Provider<>(
                        FunctionInfo.of("constant", "All elements equal to one value.")
                                .with(ParameterSpec.number("value", 0, Interval.ALL, "Value of every element.")),
                        a -> constant(a.number("value"))),
                new Provider<>(
                        FunctionInfo.of("uniform", "Uniform distribution between two numbers.")
                                .with(
                                        ParameterSpec.number(
                                                "low", -0.05, Interval.ALL, "Lower bound of the distribution."),
                                        ParameterSpec.number(
                                                "high", 0.05, Interval.ALL, "Upper bound of the distribution.")),
                        a -> Initializer.elementwise(
                                (random, index, n, m) -> random.uniform(index, a.number("low"), a.number("high")))),
                new Provider<>(
                        FunctionInfo.of("normal", "Normal distribution.")
                                .with(
                                        ParameterSpec.number("mean", 0, Interval.ALL, "Mean of the distribution."),
                                        ParameterSpec.number(
                                                "deviation",
                                                0.05,
                                                Interval.NON_NEGATIVE,
                                                "Standard deviation of the distribution.")),
                        a -> Initializer.elementwise((random, index, n, m) ->
                                a.number("mean") + a.number("deviation") * random.normal(index))),
                new Provider<>(
                        FunctionInfo.of("glorot_uniform", "Uniform distribution with variance 2 / (inputs + outputs).")
                                .from(GLOROT),
                        a -> Initializer.glorotUniform()),
                normal("glorot_normal", "variance 2 / (inputs + outputs).", GLOROT, (n, m) -> 2.0 / (n + m)),
                uniform("he_uniform", "variance 2 / inputs, for relu.", HE, (n, m) -> 2.0 / n),
                normal("he_normal", "variance 2 / inputs, for relu.", HE, (n, m) -> 2.0 / n),
                uniform("lecun_uniform", "variance 1 / inputs.", LECUN, (n, m) -> 1.0 / n),
                normal("lecun_normal", "variance 1 / inputs, for selu.", LECUN, (n, m) -> 1.0 / n),
                new Provider<>(
                        FunctionInfo.of("orthogonal", "Orthonormal rows or columns, times gain.")
                                .from("Saxe, McClelland, Ganguli, ICLR 2014")
                                .with(ParameterSpec.number("gain", 1, Interval.ALL, "Factor on every element.")),
                        a -> new Orthogonal(a.number("gain"))));
    }

    private static final String GLOROT = "Glorot and Bengio, AISTATS 2010";
    private static final String HE = "He et al., ICCV 2015";
    private static final String LECUN = "LeCun et al., Efficient BackProp, 1998";

    private static Initializer constant(double value) {
        return Initializer.elementwise((random, index, n, m) -> value);
    }

    private static Provider<Initializer> uniform(
            String name, String description, String source, ToDoubleBiFunction<Integer, Integer> variance) {
        return new Provider<>(
                FunctionInfo.of(name, "Uniform distribution with " + description)
                        .from(source),
                a -> Initializer.elementwise((random, index, n, m) -> {
                    double limit = Math.sqrt(3 * variance.applyAsDouble(n, m));
                    return random.uniform(index, -limit, limit);
                }));
    }

    private static Provider<Initializer> normal(
            String name, String description, String source, ToDoubleBiFunction<Integer, Integer> variance) {
        return new Provider<>(
                FunctionInfo.of(name, "Normal distribution with " + description).from(source),
                a -> Initializer.elementwise(
                        (random, index, n, m) -> Math.sqrt(variance.applyAsDouble(n, m)) * random.normal(index)));
    }
}
