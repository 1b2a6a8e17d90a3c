package dev.nn.application.catalogue;

import dev.nn.application.problem.Nearest;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.EngineProvider;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The functions of all plugins, found by kind and name. Immutable and thread-safe. */
public final class FunctionCatalogue implements ListFunctions {

    private static final ParameterSpec WARMUP = new ParameterSpec.Whole(
            "warmup_epochs", 0, 0, 1_000_000, "epochs in which the factor rises in a straight line to 1");

    private final List<Plugin> plugins;

    /**
     * The functions of the given plugins.
     *
     * @throws IllegalArgumentException when two functions of one kind claim one name
     */
    public FunctionCatalogue(List<Plugin> plugins) {
        this.plugins = List.copyOf(plugins);
        requireUnique("activation", offered(Plugin::activations));
        requireUnique("loss", offered(Plugin::losses));
        requireUnique("optimizer", offered(Plugin::optimizers));
        requireUnique("initializer", offered(Plugin::initializers));
        requireUnique("schedule", offered(Plugin::schedules));
        requireUnique("metric", offered(Plugin::metrics));
    }

    /** An activation by name, or a formula in {@code x}. */
    public Optional<Activation> activation(FunctionSpec spec, Problems problems) {
        return spec.formula().isPresent()
                ? new WrittenFunctions(problems).activation(spec)
                : create("activation", offered(Plugin::activations), spec, problems);
    }

    /** A loss by name, or a formula in {@code p} and {@code t}. */
    public Optional<Loss> loss(FunctionSpec spec, Problems problems) {
        return spec.formula().isPresent()
                ? new WrittenFunctions(problems).loss(spec)
                : create("loss", offered(Plugin::losses), spec, problems);
    }

    /** An optimizer by name. */
    public Optional<Optimizer> optimizer(FunctionSpec spec, Problems problems) {
        return create("optimizer", offered(Plugin::optimizers), spec, problems);
    }

    /** An initializer by name. */
    public Optional<Initializer> initializer(FunctionSpec spec, Problems problems) {
        return create("initializer", offered(Plugin::initializers), spec, problems);
    }

    /** A schedule by name; each takes {@code warmup_epochs} beside its own parameters. */
    public Optional<Schedule> schedule(FunctionSpec spec, Problems problems) {
        List<Provider<Schedule>> withWarmup = offered(Plugin::schedules).stream()
                .map(FunctionCatalogue::withWarmup)
                .toList();
        return create("schedule", withWarmup, spec, problems);
    }

    private static Provider<Schedule> withWarmup(Provider<Schedule> schedule) {
        return new Provider<>(
                schedule.info().with(WARMUP),
                arguments -> schedule.create(arguments).withWarmup((int) arguments.number(WARMUP.name())));
    }

    @Override
    public Map<String, List<FunctionInfo>> functions() {
        Map<String, List<FunctionInfo>> functions = new LinkedHashMap<>();
        functions.put("activation", infos(Plugin::activations));
        functions.put("loss", infos(Plugin::losses));
        functions.put("optimizer", infos(Plugin::optimizers));
        functions.put("initializer", infos(Plugin::initializers));
        functions.put("schedule", infos(Plugin::schedules));
        functions.put("metric", infos(Plugin::metrics));
        functions.put(
                "engine",
                plugins.stream()
                        .flatMap(p -> p.engines().stream())
                        .map(EngineProvider::info)
                        .toList());
        return functions;
    }

    private <T> List<FunctionInfo> infos(Function<Plugin, List<Provider<T>>> kind) {
        return offered(kind).stream().map(Provider::info).toList();
    }

    /** A metric by name. */
    public Optional<Metric> metric(FunctionSpec spec, Problems problems) {
        return create("metric", offered(Plugin::metrics), spec, problems);
    }

    private <T> List<Provider<T>> offered(Function<Plugin, List<Provider<T>>> kind) {
        return plugins.stream().flatMap(plugin -> kind.apply(plugin).stream()).toList();
    }

    private static <T> Optional<T> create(
            String kind, List<Provider<T>> offered, FunctionSpec spec, Problems problems) {
        Optional<Provider<T>> provider =
                offered.stream().filter(p -> p.info().answersTo(spec.name())).findFirst();
        if (spec.formula().isPresent()) {
            problems.add(spec.position(), spec.path(), "no " + kind + " can be written as a formula here yet");
            return Optional.empty();
        } else if (provider.isEmpty()) {
            List<String> names = offered.stream().map(p -> p.info().name()).toList();
            String message = "no " + kind + " named '" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), spec.path(), message);
            return Optional.empty();
        }
        return provider.flatMap(
                p -> new ArgumentsReader(problems).read(p.info(), spec).map(p::create));
    }

    private static <T> void requireUnique(String kind, List<Provider<T>> offered) {
        List<FunctionInfo> infos = offered.stream().map(Provider::info).toList();
        for (FunctionInfo info : infos) {
            long claims =
                    infos.stream().filter(other -> other.answersTo(info.name())).count();
            if (claims > 1) {
                throw new IllegalArgumentException("two plugins claim the " + kind + " '" + info.name() + "'");
            }
        }
    }
}
