package dev.nn.plugin.functions;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Interval;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.List;

/** Factors on the base learning rate, changing from epoch to epoch as PyTorch's schedulers do. */
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
                        "(1 - epoch / epochs)^power"));
    }

    private static ParameterSpec minimum() {
        return ParameterSpec.number("minimum", 0, SHARE, "the last factor");
    }

    private static Provider<Schedule> schedule(FunctionInfo info, String formula) {
        Formula parsed = Formula.parse(formula, Schedule.VARIABLES);
        return new Provider<>(info, arguments -> Schedule.of(parsed.with(arguments.numbers())));
    }
}
