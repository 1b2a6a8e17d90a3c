package dev.nn.plugin.functions;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Interval;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.List;

/** Factors on the base learning rate as PyTorch's schedulers have them, changing from epoch to epoch but for one_cycle. */
final class Schedules {

    private static final Interval SHARE = Interval.of(0, 1);

    private Schedules() {}

    static List<Provider<Schedule>> all() {
        return List.of(
                schedule(FunctionInfo.of("constant", "always the base rate"), "1"),
                schedule(
                        FunctionInfo.of("step", "times gamma after every step_size epochs")
                                .with(
                                        new ParameterSpec.Whole(
                                                "step_size", 10, 1, 1_000_000, "epochs between changes"),
                                        ParameterSpec.number("gamma", 0.1, SHARE, "factor of a change")),
                        "gamma^floor(epoch / step_size)"),
                schedule(
                        FunctionInfo.of("exponential", "times gamma after every epoch")
                                .with(ParameterSpec.number("gamma", 0.95, SHARE, "factor of a change")),
                        "gamma^epoch"),
                schedule(
                        FunctionInfo.of("cosine", "down to minimum along half a cosine")
                                .from("Loshchilov and Hutter, ICLR 2017")
                                .with(minimum()),
                        "minimum + (1 - minimum) * (1 + cos(pi * epoch / epochs)) / 2"),
                schedule(
                        FunctionInfo.of("polynomial", "down to 0 as a power of what is left")
                                .with(ParameterSpec.number("power", 1, Interval.NON_NEGATIVE, "1 is a straight line")),
                        "(1 - epoch / epochs)^power"),
                oneCycle());
    }

    private static Provider<Schedule> oneCycle() {
        FunctionInfo info = FunctionInfo.of(
                        "one_cycle", "up to 1 and down to almost 0, step by step, along half cosines")
                .from("Smith and Topin, \"Super-Convergence\", 2018")
                .with(
                        ParameterSpec.number("rise", 0.3, Interval.of(0, 0.99), "share of the steps up"),
                        ParameterSpec.number("divisor", 25, Interval.atLeast(1), "the first factor is 1 / divisor"),
                        ParameterSpec.number(
                                "final_divisor", 10_000, Interval.atLeast(1), "the last is the first / final_divisor"));
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

    /** From one factor to another; the share is of the way. */
    private static double halfCosine(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(StrictMath.PI * share));
    }

    private static ParameterSpec minimum() {
        return ParameterSpec.number("minimum", 0, SHARE, "the last factor");
    }

    private static Provider<Schedule> schedule(FunctionInfo info, String formula) {
        Formula parsed = Formula.parse(formula, Schedule.VARIABLES);
        return new Provider<>(info, arguments -> Schedule.of(parsed.with(arguments.numbers())));
    }
}
