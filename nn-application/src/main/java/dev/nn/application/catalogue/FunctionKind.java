package dev.nn.application.catalogue;

import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of function: what it is called in messages, where plugins offer it, and how it is written as a formula.
 *
 * @param <T> the functions
 */
public final class FunctionKind<T> {

    private static final ParameterSpec.Whole WARMUP = new ParameterSpec.Whole(
            "warmup_epochs", 0, 0, 1_000_000, "epochs in which the factor rises in a straight line to 1");

    /** Functions of pre-activations. */
    public static final FunctionKind<Activation> ACTIVATION = new FunctionKind<>(
            "activation", Plugin::activations, (spec, problems) -> new WrittenFunctions(problems).activation(spec));

    /** What training makes small. */
    public static final FunctionKind<Loss> LOSS =
            new FunctionKind<>("loss", Plugin::losses, (spec, problems) -> new WrittenFunctions(problems).loss(spec));

    /** How parameters follow their gradients. */
    public static final FunctionKind<Optimizer> OPTIMIZER = new FunctionKind<>(
            "optimizer", Plugin::optimizers, (spec, problems) -> new WrittenOptimizer(problems).read(spec));

    /** How parameters start. */
    public static final FunctionKind<Initializer> INITIALIZER =
            new FunctionKind<>("initializer", Plugin::initializers, FunctionKind::notWritten);

    /** How the learning rate changes; each takes {@code warmup_epochs} beside its own parameters. */
    public static final FunctionKind<Schedule> SCHEDULE = new FunctionKind<>(
            "schedule",
            plugin -> plugin.schedules().stream().map(FunctionKind::withWarmup).toList(),
            (spec, problems) -> new WrittenFunctions(problems).schedule(spec, WARMUP.maximum()));

    /** Figures that judge predictions. */
    public static final FunctionKind<Metric> METRIC =
            new FunctionKind<>("metric", Plugin::metrics, FunctionKind::notWritten);

    /** Arithmetic. */
    public static final FunctionKind<EngineFactory> ENGINE =
            new FunctionKind<>("engine", Plugin::engines, FunctionKind::notWritten);

    private static final List<FunctionKind<?>> ALL =
            List.of(ACTIVATION, LOSS, OPTIMIZER, INITIALIZER, SCHEDULE, METRIC, ENGINE);

    private final String word;
    private final Function<Plugin, List<Provider<T>>> offered;
    private final BiFunction<FunctionSpec, Problems, Optional<ChosenFunction<T>>> written;

    private FunctionKind(
            String word,
            Function<Plugin, List<Provider<T>>> offered,
            BiFunction<FunctionSpec, Problems, Optional<ChosenFunction<T>>> written) {
        this.word = word;
        this.offered = offered;
        this.written = written;
    }

    /** Every kind, in the order of display. */
    public static List<FunctionKind<?>> all() {
        return ALL;
    }

    /** For messages and lists: "activation". */
    public String word() {
        return word;
    }

    /** What a plugin offers of this kind. */
    public List<Provider<T>> offered(Plugin plugin) {
        return offered.apply(plugin);
    }

    /** The function that is written in a specification. */
    Optional<ChosenFunction<T>> written(FunctionSpec spec, Problems problems) {
        return written.apply(spec, problems);
    }

    private static <T> Optional<ChosenFunction<T>> notWritten(FunctionSpec spec, Problems problems) {
        problems.add(spec.position(), spec.path(), "can't be written as a formula; expected the name of a function");
        return Optional.empty();
    }

    private static Provider<Schedule> withWarmup(Provider<Schedule> schedule) {
        return new Provider<>(
                schedule.info().with(WARMUP),
                arguments -> schedule.create(arguments).withWarmup((int) arguments.number(WARMUP.name())));
    }
}
