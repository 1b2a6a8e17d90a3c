package dev.nn.plugin.functions;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Interval;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.List;

/**
 * The built-in schedules: factors on the base learning rate, as in PyTorch's schedulers. They
 * change once per epoch, except one_cycle.
 */
final class Schedules {

    private static final Interval SHARE = Interval.of(0, 1);

    private Schedules() {}

    static List<Provider<Schedule>> all() {
        return List.of(
                schedule(FunctionInfo.of("constant", "Constant learning rate."), "1"),
                schedule(
                        FunctionInfo.of("step", "Multiplication by gamma after every step_size epochs.")
                                .with(
                                        new ParameterSpec.Whole(
                                                "step_size", 10, 1, 1_000_000, "Number of epochs between changes."),
                                        ParameterSpec.number("gamma", 0.1, SHARE, "Factor of each change.")),
                        "gamma^floor(epoch / step_size)"),
                schedule(
                        FunctionInfo.of("exponential", "Multiplication by gamma after every epoch.")
                                .with(ParameterSpec.number("gamma", 0.95, SHARE, "Factor of each change.")),
                        "gamma^epoch"),
                schedule(
                        FunctionInfo.of("cosine", "Cosine annealing: decrease to minimum along half a cosine.")
                                .from("Loshchilov and Hutter, ICLR 2017")
                                .with(minimum()),
                        "minimum + (1 - minimum) * (1 + cos(pi * epoch / epochs)) / 2"),
                schedule(
                        FunctionInfo.of("polynomial", "Decrease to 0 as a power of the remaining fraction of training.")
                                .with(ParameterSpec.number(
                                        "power", 1, Interval.NON_NEGATIVE, "Exponent of the decrease; 1 is linear.")),
                        "(1 - epoch / epochs)^power"),
                oneCycle());
    }

    private static Provider<Schedule> oneCycle() {
        FunctionInfo info = FunctionInfo.of(
                        "one_cycle",
                        "One-cycle policy: increase to 1, then decrease to almost 0, per step, along half cosines.")
                .from("Smith and Topin, \"Super-Convergence\", 2018")
                .with(
                        ParameterSpec.number(
                                "rise",
                                0.3,
                                Interval.of(0, 0.99),
                                "Fraction of the steps in which the factor increases."),
                        ParameterSpec.number(
                                "divisor",
                                25,
                                Interval.atLeast(1),
                                "Divisor of the first factor, which is 1 / divisor."),
                        ParameterSpec.number(
                                "final_divisor",
                                10_000,
                                Interval.atLeast(1),
                                "Divisor of the last factor, which is the first factor / final_divisor."));
        return new Provider<>(info, arguments -> {
            double rise = arguments.number("rise");
            double first = 1 / arguments.number("divisor");
            double last = first / arguments.number("final_divisor");
            return Schedule.of((epoch, step, epochs, steps) -> {
                double top = rise * steps - 1;
                return step <= top
                        ? halfCosine(first, 1, top == 0 ? 1 : step / top)
                        : halfCosine(1, last, (step - top) / (steps - 1 - top));
            });
        });
    }

    /** Returns the factor at a fraction of the way from one factor to another. */
    private static double halfCosine(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(StrictMath.PI * share));
    }

    private static ParameterSpec minimum() {
        return ParameterSpec.number("minimum", 0, SHARE, "Final factor.");
    }

    private static Provider<Schedule> schedule(FunctionInfo info, String formula) {
        Formula parsed = Formula.parse(formula, Schedule.VARIABLES);
        return new Provider<>(info, arguments -> Schedule.of(parsed.with(arguments.numbers())));
    }
}
