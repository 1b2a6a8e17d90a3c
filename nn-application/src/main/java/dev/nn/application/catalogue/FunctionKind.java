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
 * A kind of function: its name in messages, its list in plugins, and its reader for formulas.
 *
 * @param <T> the type of function
 */
public final class FunctionKind<T> {

    private static final ParameterSpec.Whole WARMUP = new ParameterSpec.Whole(
            "warmup_epochs", 0, 0, 1_000_000, "Epochs over which the factor rises linearly to 1.");

    /** Functions of pre-activations. */
    public static final FunctionKind<Activation> ACTIVATION = new FunctionKind<>(
            "activation", Plugin::activations, (spec, problems) -> new WrittenFunctions(problems).activation(spec));

    /** Functions that training minimizes. */
    public static final FunctionKind<Loss> LOSS =
            new FunctionKind<>("loss", Plugin::losses, (spec, problems) -> new WrittenFunctions(problems).loss(spec));

    /** Rules that update parameters from their gradients. */
    public static final FunctionKind<Optimizer> OPTIMIZER = new FunctionKind<>(
            "optimizer", Plugin::optimizers, (spec, problems) -> new WrittenOptimizer(problems).read(spec));

    /** Rules that initialize parameters. */
    public static final FunctionKind<Initializer> INITIALIZER =
            new FunctionKind<>("initializer", Plugin::initializers, FunctionKind::notWritten);

    /** Rules that change the learning rate; each also takes {@code warmup_epochs}. */
    public static final FunctionKind<Schedule> SCHEDULE = new FunctionKind<>(
            "schedule",
            plugin -> plugin.schedules().stream().map(FunctionKind::withWarmup).toList(),
            (spec, problems) -> new WrittenFunctions(problems).schedule(spec, WARMUP.maximum()));

    /** Measures of the quality of predictions. */
    public static final FunctionKind<Metric> METRIC =
            new FunctionKind<>("metric", Plugin::metrics, FunctionKind::notWritten);

    /** Engines that do the arithmetic. */
    public static final FunctionKind<EngineFactory> ENGINE =
            new FunctionKind<>("engine", Plugin::engines, FunctionKind::notWritten);

    private static final List<FunctionKind<?>> ALL =
            List.of(ACTIVATION, LOSS, OPTIMIZER, INITIALIZER, SCHEDULE, METRIC, ENGINE);

    private final String word;
    private final Function<Plugin, List<Provider<T>>> offered;
    private final BiFunction<FunctionSpec, Problems, Optional<ResolvedFunction<T>>> written;

    private FunctionKind(
            String word,
            Function<Plugin, List<Provider<T>>> offered,
            BiFunction<FunctionSpec, Problems, Optional<ResolvedFunction<T>>> written) {
        this.word = word;
        this.offered = offered;
        this.written = written;
    }

    /** Returns every kind, in display order. */
    public static List<FunctionKind<?>> all() {
        return ALL;
    }

    /** Returns the name for messages and lists, such as "activation". */
    public String word() {
        return word;
    }

    /** Returns the functions of this kind in a plugin. */
    public List<Provider<T>> offered(Plugin plugin) {
        return offered.apply(plugin);
    }

    /** Returns the function that a specification defines by a formula. */
    Optional<ResolvedFunction<T>> written(FunctionSpec spec, Problems problems) {
        return written.apply(spec, problems);
    }

    private static <T> Optional<ResolvedFunction<T>> notWritten(FunctionSpec spec, Problems problems) {
        problems.add(spec.position(), spec.path(), "can't be written as a formula; expected the name of a function");
        return Optional.empty();
    }

    private static Provider<Schedule> withWarmup(Provider<Schedule> schedule) {
        return new Provider<>(
                schedule.info().with(WARMUP),
                arguments -> schedule.create(arguments).withWarmup((int) arguments.number(WARMUP.name())));
    }
}
