package dev.nn.plugin.functions;

import static dev.nn.domain.spi.ParameterSpec.number;

import dev.nn.domain.function.Interval;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.UpdateRule;
import dev.nn.domain.optimizer.UpdateRule.Assignment;
import dev.nn.domain.optimizer.UpdateRule.State;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The built-in optimizers, in order of increasing complexity, with PyTorch's definitions.
 * {@code weight_decay} is added to the gradient of every parameter, including biases; in adamw it
 * shrinks the parameter instead.
 */
final class Optimizers {

    private static final Interval SHARE = Interval.of(0, 1);

    /**
     * The range of beta1 and beta2. At 1, a running mean never changes and its bias correction
     * divides by 0.
     */
    private static final Interval BELOW_ONE = Interval.of(0, Math.nextDown(1.0));

    private Optimizers() {}

    static List<Provider<Optimizer>> all() {
        return List.of(sgd(), adagrad(), rmsprop(), adadelta(), adam(), adamw(), nadam());
    }

    private static Provider<Optimizer> sgd() {
        FunctionInfo info = info("sgd", "Stochastic gradient descent with optional momentum.", 0.01)
                .from("Robbins and Monro, 1951; Sutskever et al., ICML 2013")
                .with(
                        number("momentum", 0, SHARE, "Fraction of the last change that is kept."),
                        number("dampening", 0, SHARE, "Fraction by which the gradient is reduced in the momentum."),
                        new ParameterSpec.Flag(
                                "nesterov", false, "Nesterov momentum, which looks ahead along the momentum."),
                        decay(0));
        return new Provider<>(info, a -> {
            if (a.number("momentum") == 0) {
                return optimizer(a, List.of(), "parameter = parameter - learning_rate * g");
            }
            String direction = a.flag("nesterov") ? "g + momentum * velocity" : "velocity";
            return optimizer(
                    a,
                    state("velocity"),
                    "velocity = where(step == 1, g, momentum * velocity + (1 - dampening) * g)",
                    "parameter = parameter - learning_rate * (" + direction + ")");
        });
    }

    private static Provider<Optimizer> adagrad() {
        FunctionInfo info = info(
                        "adagrad", "Gradient divided by the root of the sum of all squared gradients so far.", 0.01)
                .from("Duchi, Hazan, Singer, JMLR 12, 2011")
                .with(epsilon(1e-10), decay(0));
        return new Provider<>(
                info,
                a -> optimizer(
                        a,
                        state("sum"),
                        "sum = sum + g^2",
                        "parameter = parameter - learning_rate * g / (sqrt(sum) + epsilon)"));
    }

    private static Provider<Optimizer> rmsprop() {
        FunctionInfo info = info(
                        "rmsprop", "Gradient divided by the root of a running mean of squared gradients.", 0.01)
                .from("Tieleman and Hinton, 2012; centred: Graves, 2013")
                .with(
                        number("alpha", 0.99, SHARE, "Fraction of the running mean that is kept."),
                        epsilon(1e-8),
                        number("momentum", 0, SHARE, "Fraction of the last change that is kept."),
                        decay(0));
        return new Provider<>(info, a -> {
            String mean = "square = alpha * square + (1 - alpha) * g^2";
            String scaled = "g / (sqrt(square) + epsilon)";
            return a.number("momentum") == 0
                    ? optimizer(a, state("square"), mean, "parameter = parameter - learning_rate * " + scaled)
                    : optimizer(
                            a,
                            state("square", "velocity"),
                            mean,
                            "velocity = momentum * velocity + " + scaled,
                            "parameter = parameter - learning_rate * velocity");
        });
    }

    private static Provider<Optimizer> adadelta() {
        FunctionInfo info = info("adadelta", "Gradient scaled by the ratio of past changes to past gradients.", 1.0)
                .from("Zeiler, arXiv 1212.5701, 2012")
                .with(
                        number("rho", 0.9, SHARE, "Fraction of the running means that is kept."),
                        epsilon(1e-6),
                        decay(0));
        return new Provider<>(
                info,
                a -> optimizer(
                        a,
                        state("square", "changes"),
                        "square = rho * square + (1 - rho) * g^2",
                        "change = sqrt(changes + epsilon) / sqrt(square + epsilon) * g",
                        "changes = rho * changes + (1 - rho) * change^2",
                        "parameter = parameter - learning_rate * change"));
    }

    private static Provider<Optimizer> adam() {
        FunctionInfo info = info("adam", "Bias-corrected running means of the gradient and its square.", 0.001)
                .from("Kingma and Ba, ICLR 2015, algorithm 1")
                .with(beta1(), beta2(), epsilon(1e-8), decay(0));
        return new Provider<>(info, a -> optimizer(a, state("m", "v"), FIRST_MOMENT, SECOND_MOMENT, ADAM_STEP));
    }

    private static Provider<Optimizer> adamw() {
        FunctionInfo info = info(
                        "adamw", "Adam with decoupled weight decay, which shrinks the parameter itself.", 0.001)
                .from("Loshchilov and Hutter, ICLR 2019, algorithm 2")
                .with(beta1(), beta2(), epsilon(1e-8), decay(0.01));
        return new Provider<>(
                info,
                a -> rule(
                        a,
                        state("m", "v"),
                        List.of(
                                "g = gradient",
                                "parameter = parameter - learning_rate * weight_decay * parameter",
                                FIRST_MOMENT,
                                SECOND_MOMENT,
                                ADAM_STEP)));
    }

    private static Provider<Optimizer> nadam() {
        FunctionInfo info = info("nadam", "Adam with Nesterov momentum.", 0.002)
                .from("Dozat, ICLR workshop 2016")
                .with(
                        beta1(),
                        beta2(),
                        epsilon(1e-8),
                        decay(0),
                        number("momentum_decay", 0.004, SHARE, "Rate at which the momentum approaches beta1."));
        return new Provider<>(
                info,
                a -> optimizer(
                        a,
                        List.of(new State("m", 0), new State("v", 0), new State("mu_product", 1)),
                        "mu = beta1 * (1 - 0.5 * 0.96^(step * momentum_decay))",
                        "mu_next = beta1 * (1 - 0.5 * 0.96^((step + 1) * momentum_decay))",
                        "mu_product = mu_product * mu",
                        FIRST_MOMENT,
                        SECOND_MOMENT,
                        "root = sqrt(v / (1 - beta2^step)) + epsilon",
                        "parameter = parameter - learning_rate * ((1 - mu) / (1 - mu_product) * g"
                                + " + mu_next / (1 - mu_product * mu_next) * m) / root"));
    }

    private static final String FIRST_MOMENT = "m = beta1 * m + (1 - beta1) * g";
    private static final String SECOND_MOMENT = "v = beta2 * v + (1 - beta2) * g^2";
    private static final String ADAM_STEP = "parameter = parameter"
            + " - learning_rate / (1 - beta1^step) * m / (sqrt(v / (1 - beta2^step)) + epsilon)";

    /** Returns an optimizer over {@code g}, the gradient with weight decay added. */
    private static Optimizer optimizer(Arguments arguments, List<State> state, String... assignments) {
        List<String> all = new ArrayList<>();
        all.add(arguments.number("weight_decay") == 0 ? "g = gradient" : "g = gradient + weight_decay * parameter");
        all.addAll(Arrays.asList(assignments));
        return rule(arguments, state, all);
    }

    private static Optimizer rule(Arguments arguments, List<State> state, List<String> assignments) {
        UpdateRule rule = new UpdateRule(
                state, assignments.stream().map(Assignment::parse).toList(), arguments.numbersWithout("learning_rate"));
        return new Optimizer(rule, arguments.number("learning_rate"));
    }

    private static List<State> state(String... names) {
        return Arrays.stream(names).map(name -> new State(name, 0)).toList();
    }

    private static FunctionInfo info(String name, String description, double learningRate) {
        return FunctionInfo.of(name, description)
                .with(number("learning_rate", learningRate, Interval.NON_NEGATIVE, "Size of a step."));
    }

    private static ParameterSpec beta1() {
        return number("beta1", 0.9, BELOW_ONE, "Fraction of the gradient's running mean that is kept.");
    }

    private static ParameterSpec beta2() {
        return number("beta2", 0.999, BELOW_ONE, "Fraction of the squared gradient's running mean that is kept.");
    }

    private static ParameterSpec epsilon(double value) {
        return number("epsilon", value, Interval.NON_NEGATIVE, "Small number that keeps the divisor above 0.");
    }

    private static ParameterSpec decay(double value) {
        return number("weight_decay", value, Interval.NON_NEGATIVE, "Pull of every parameter towards 0.");
    }
}
