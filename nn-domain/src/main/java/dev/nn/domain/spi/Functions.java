package dev.nn.domain.spi;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The functions of plugins by name, for Java programs. Names and arguments are those of experiment
 * files. Immutable and thread-safe.
 *
 * <p>Every method throws {@link IllegalArgumentException} when a function or parameter is unknown
 * or an argument is not allowed; the message suggests the nearest name.
 */
public final class Functions {

    private static final String AUTO = "auto";

    /**
     * The origin of the plugins' order. Only a given order may decide between two functions of one
     * name.
     */
    private enum Order {
        GIVEN,
        FOUND
    }

    private final List<Plugin> plugins;
    private final Order order;

    private Functions(List<Plugin> plugins, Order order) {
        this.plugins = plugins;
        this.order = order;
    }

    /**
     * Returns the functions of the given plugins. If two offer the same name, the first plugin
     * wins.
     */
    public static Functions of(Plugin... plugins) {
        return new Functions(List.of(plugins), Order.GIVEN);
    }

    /**
     * Loads every plugin that is visible to the class loader of this class. A name that two plugins
     * offer is rejected when it is requested.
     */
    public static Functions load() {
        ClassLoader own = Functions.class.getClassLoader();
        return load(own == null ? ClassLoader.getSystemClassLoader() : own);
    }

    /**
     * Loads every plugin that is visible to a class loader. A name that two plugins offer is
     * rejected when it is requested.
     */
    public static Functions load(ClassLoader loader) {
        List<Plugin> found = new ArrayList<>();
        ServiceLoader.load(Plugin.class, loader).forEach(found::add);
        return new Functions(List.copyOf(found), Order.FOUND);
    }

    /** Returns an activation with its defaults. */
    public Activation activation(String name) {
        return activation(name, Map.of());
    }

    /** Returns an activation. */
    public Activation activation(String name, Map<String, ?> arguments) {
        return made("activation", each(Plugin::activations), name, arguments);
    }

    /** Returns a loss with its defaults. */
    public Loss loss(String name) {
        return loss(name, Map.of());
    }

    /** Returns a loss. */
    public Loss loss(String name, Map<String, ?> arguments) {
        return made("loss", each(Plugin::losses), name, arguments);
    }

    /** Returns an optimizer with its defaults. */
    public Optimizer optimizer(String name) {
        return optimizer(name, Map.of());
    }

    /** Returns an optimizer. */
    public Optimizer optimizer(String name, Map<String, ?> arguments) {
        return made("optimizer", each(Plugin::optimizers), name, arguments);
    }

    /** Returns an initializer with its defaults. */
    public Initializer initializer(String name) {
        return initializer(name, Map.of());
    }

    /** Returns an initializer. */
    public Initializer initializer(String name, Map<String, ?> arguments) {
        return made("initializer", each(Plugin::initializers), name, arguments);
    }

    /** Returns a schedule with its defaults, without warm-up; see {@link Schedule#withWarmup}. */
    public Schedule schedule(String name) {
        return schedule(name, Map.of());
    }

    /** Returns a schedule without warm-up. */
    public Schedule schedule(String name, Map<String, ?> arguments) {
        return made("schedule", each(Plugin::schedules), name, arguments);
    }

    /** Returns a metric with its defaults. */
    public Metric metric(String name) {
        return metric(name, Map.of());
    }

    /** Returns a metric. */
    public Metric metric(String name, Map<String, ?> arguments) {
        return made("metric", each(Plugin::metrics), name, arguments);
    }

    /** Returns an engine for one caller, on all cores. */
    public ComputeEngine engine(String name) {
        return engine(
                name, new EngineSettings(Runtime.getRuntime().availableProcessors(), EngineSettings.Kernels.AUTO));
    }

    /**
     * Returns an engine for one caller.
     *
     * @throws IllegalStateException when the engine doesn't work in this process; the message has
     *     the reason
     */
    public ComputeEngine engine(String name, EngineSettings settings) {
        EngineFactory factory = name.equals(AUTO) ? preferred() : made("engine", each(Plugin::engines), name, Map.of());
        Availability availability = factory.availability().get();
        if (!availability.available()) {
            throw new IllegalStateException("the engine '" + name + "' is not available here: " + availability.words());
        }
        return factory.create(settings);
    }

    private EngineFactory preferred() {
        return each(Plugin::engines).stream()
                .map(provider ->
                        provider.create(Arguments.defaults(provider.info().parameters())))
                .filter(factory -> factory.availability().get().available())
                .max(Comparator.comparingInt(EngineFactory::preference))
                .orElseThrow(() -> new IllegalArgumentException("no engine is available here"));
    }

    private <T> List<Provider<T>> each(Function<Plugin, List<Provider<T>>> kind) {
        return plugins.stream().flatMap(plugin -> kind.apply(plugin).stream()).toList();
    }

    private <T> T made(String kind, List<Provider<T>> providers, String name, Map<String, ?> arguments) {
        long offers = providers.stream().filter(p -> p.info().answersTo(name)).count();
        if (offers > 1 && order == Order.FOUND) {
            // Otherwise the order on the class path would decide which function is used.
            throw new IllegalArgumentException(offers + " plugins offer the " + kind + " '" + name
                    + "'; use Functions.of(...), which takes the first plugin's");
        }
        for (Provider<T> provider : providers) {
            if (provider.info().answersTo(name)) {
                try {
                    return provider.create(Arguments.of(provider.info().parameters(), arguments));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("the " + kind + " '" + name + "': " + e.getMessage(), e);
                }
            }
        }
        List<String> names = providers.stream().map(p -> p.info().name()).toList();
        throw new IllegalArgumentException("unknown " + kind + " '" + name + "'" + Nearest.hint(name, names));
    }
}
