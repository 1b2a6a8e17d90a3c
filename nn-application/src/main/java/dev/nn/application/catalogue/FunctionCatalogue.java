package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.port.in.ListFunctions.Listed;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.function.FunctionFailed;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions and engines of nn and of plugin jars, found by kind and name. Jars are opened on
 * the first lookup of a name that is not built into nn. Thread-safe.
 */
public final class FunctionCatalogue {

    private static final String AUTO = "auto";

    private final List<FunctionOffer> own;
    private final Jars jars;

    /** Creates a catalogue of offers; no two of them claim the same name. */
    FunctionCatalogue(List<FunctionOffer> own, Jars jars) {
        this.own = List.copyOf(own);
        this.jars = jars;
    }

    /** Returns a catalogue of plugins that are built into nn. */
    public static FunctionCatalogue of(List<Plugin> plugins) {
        return new FunctionCatalogue(
                plugins.stream()
                        .map(plugin -> new FunctionOffer(plugin, Origin.builtIn()))
                        .toList(),
                Jars.NONE);
    }

    Jars jars() {
        return jars;
    }

    private List<FunctionOffer> offers() {
        return Stream.concat(own.stream(), jars.offers().stream()).toList();
    }

    /** Returns a function by name, or by the formula in the specification. */
    public <T> Optional<ResolvedFunction<T>> choose(FunctionKind<T> kind, FunctionSpec spec, Problems problems) {
        if (spec.formula().isPresent()) {
            return kind.written(spec, problems);
        }
        if (provider(kind, spec.name()).isEmpty()) {
            jars.open(problems);
        }
        Optional<Provider<T>> provider = provider(kind, spec.name());
        if (provider.isEmpty()) {
            List<String> names = infos(kind).stream().map(FunctionInfo::name).toList();
            String message = "unknown " + kind.word() + " \'" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), spec.path(), message + jarsSeen());
        }
        return provider.flatMap(p -> new ArgumentsReader(problems)
                .read(p.info(), spec)
                .flatMap(read -> created(kind, p, read, spec, problems))
                .flatMap(chosen -> guarded(kind, chosen, spec, problems)));
    }

    /**
     * Guards a plugin's function so that exceptions name its jar. Rejects a function that returns
     * different values for the same input, since training can't use it.
     */
    private <T> Optional<ResolvedFunction<T>> guarded(
            FunctionKind<T> kind, ResolvedFunction<T> chosen, FunctionSpec spec, Problems problems) {
        Optional<FunctionOffer> offer = offer(kind, chosen.use().name());
        Origin origin = offer.map(FunctionOffer::origin).orElseGet(Origin::builtIn);
        if (offer.isEmpty() || origin.isBuiltIn()) {
            return Optional.of(chosen);
        }
        String name = "the " + kind.word() + " '" + chosen.use().name() + "' of " + origin.place();
        T function = GuardedFunctions.guard(
                chosen.function(), new PluginCode(name, offer.get().loader()));
        Optional<String> random;
        try {
            random = GuardedFunctions.randomness(function);
        } catch (FunctionFailed e) {
            // The function may not support these inputs; in actual use it reports that itself.
            random = Optional.empty();
        }
        random.ifPresent(found -> problems.add(
                spec.position(), spec.path(), name + " " + found + "; a function must be stateless and deterministic"));
        return random.isPresent() ? Optional.empty() : Optional.of(new ResolvedFunction<>(chosen.use(), function));
    }

    /** Returns the origin of the function with this name. */
    public <T> Origin origin(FunctionKind<T> kind, String name) {
        return offer(kind, name).map(FunctionOffer::origin).orElseGet(Origin::builtIn);
    }

    private <T> Optional<FunctionOffer> offer(FunctionKind<T> kind, String name) {
        return offers().stream()
                .filter(offer -> offer.of(kind).stream().anyMatch(p -> p.info().answersTo(name)))
                .findFirst();
    }

    /**
     * Returns the jars that were searched, since the function's jar may be elsewhere; empty if
     * there are none.
     */
    private String jarsSeen() {
        List<String> seen = offers().stream()
                .map(FunctionOffer::origin)
                .filter(origin -> !origin.isBuiltIn())
                .map(Origin::place)
                .distinct()
                .toList();
        return seen.isEmpty() ? "" : "; plugin jars searched: " + String.join(", ", seen);
    }

    /**
     * Creates a function. A provider is third-party code, so an exception becomes a problem at the
     * position that names it.
     */
    private static <T> Optional<ResolvedFunction<T>> created(
            FunctionKind<T> kind,
            Provider<T> provider,
            ArgumentsReader.Read read,
            FunctionSpec spec,
            Problems problems) {
        String name = provider.info().name();
        try {
            T function = Objects.requireNonNull(provider.create(read.arguments()), "it returned null");
            return Optional.of(new ResolvedFunction<>(new FunctionUse(name, read.written()), function));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            problems.add(spec.position(), spec.path(), "the " + kind.word() + " '" + name + "' can't be created: " + e);
            return Optional.empty();
        }
    }

    /**
     * Returns an engine by name; {@code auto} selects the available one with the highest
     * preference.
     */
    public Optional<EngineChoice> engine(EngineSpec spec, Problems problems) {
        EngineSettings settings = new EngineSettings(
                spec.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors()), spec.kernels());
        if (spec.name().equals(AUTO)) {
            return available(settings).findFirst().filter(choice -> accepts(choice, spec, problems));
        }
        if (engine(spec.name()).isEmpty()) {
            jars.open(problems);
        }
        Optional<Engine> engine = engine(spec.name());
        Optional<String> hindrance =
                engine.map(Engine::availability).filter(a -> !a.available()).map(Availability::words);
        if (engine.isEmpty()) {
            List<String> names = new ArrayList<>(List.of(AUTO));
            engines().forEach(e -> names.add(e.info().name()));
            String message = "unknown engine '" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), "engine", message);
        }
        hindrance.ifPresent(
                why -> problems.add(spec.position(), "engine", "'" + spec.name() + "' is not available here: " + why));
        return hindrance.isPresent()
                ? Optional.empty()
                : engine.map(e -> e.chosen(settings)).filter(choice -> accepts(choice, spec, problems));
    }

    /** A registered engine. */
    private record Engine(FunctionInfo info, EngineFactory factory) {
        /**
         * Creates an engine. A plugin is third-party code: an engine that can't be created is not
         * available.
         */
        static Engine of(Provider<EngineFactory> provider) {
            try {
                return new Engine(
                        provider.info(),
                        Objects.requireNonNull(
                                provider.create(
                                        Arguments.defaults(provider.info().parameters())),
                                "it returned null"));
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                Availability fault = Availability.not("it can't be created: " + e);
                return new Engine(
                        provider.info(),
                        new EngineFactory(Precision.FLOAT64, Integer.MIN_VALUE, () -> fault, settings -> {
                            throw new IllegalStateException(fault.words());
                        }));
            }
        }

        /** Returns the availability; an engine whose check fails is not available. */
        Availability availability() {
            try {
                return Objects.requireNonNull(factory.availability().get(), "it returned null");
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                return Availability.not("its availability check failed: " + e);
            }
        }

        EngineChoice chosen(EngineSettings settings) {
            boolean plain = settings.kernels() == Kernels.PLAIN;
            return new EngineChoice(
                    info.name(), factory, settings, plain ? "" : availability().lost());
        }
    }

    private Optional<Engine> engine(String name) {
        return engines().stream().filter(e -> e.info().answersTo(name)).findFirst();
    }

    /**
     * Returns whether the engine accepts the settings. Unsupported settings, such as vector
     * kernels, are rejected before any other work.
     */
    private static boolean accepts(EngineChoice choice, EngineSpec spec, Problems problems) {
        try {
            if (spec.kernels() == Kernels.VECTOR) {
                choice.create();
            }
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            problems.add(spec.position(), "engine", "'" + choice.name() + "' can't be created: " + reason);
            return false;
        }
    }

    /** Returns the available engine with the highest preference in the given precision. */
    public Optional<EngineChoice> engine(Precision precision, Position at, Problems problems) {
        EngineSettings settings = new EngineSettings(Runtime.getRuntime().availableProcessors(), Kernels.AUTO);
        Optional<EngineChoice> engine = available(settings)
                .filter(choice -> choice.precision() == precision)
                .findFirst();
        if (engine.isEmpty()) {
            problems.add(
                    at,
                    "",
                    "no available engine computes in " + precision
                            + ", the precision of the model; is a plugin jar such as nn-plugin-cpu missing?");
        }
        return engine;
    }

    private Stream<EngineChoice> available(EngineSettings settings) {
        return engines().stream()
                .filter(e -> e.availability().available())
                .sorted(Comparator.comparingInt((Engine e) -> e.factory().preference())
                        .reversed())
                .map(e -> e.chosen(settings));
    }

    /** Returns whether a function or engine of this kind and name exists. */
    public boolean offers(String kind, String name) {
        return offers().stream()
                .flatMap(offer -> offer.infos().getOrDefault(kind, List.of()).stream())
                .anyMatch(info -> info.answersTo(name));
    }

    /** Returns the provider of the function with this name. */
    <T> Optional<Provider<T>> provider(FunctionKind<T> kind, String name) {
        return offered(kind).stream().filter(p -> p.info().answersTo(name)).findFirst();
    }

    /** Returns every function with its origin; kinds and functions are in display order. */
    List<Listed> listed() {
        List<Listed> listed = new ArrayList<>();
        offers().stream()
                .flatMap(offer -> offer.infos().keySet().stream())
                .distinct()
                .forEach(kind -> offers().forEach(offer -> offer.infos()
                        .getOrDefault(kind, List.of())
                        .forEach(info ->
                                listed.add(new Listed(kind, info, offer.origin(), availability(offer, kind, info))))));
        return listed;
    }

    private static Optional<Availability> availability(FunctionOffer offer, String kind, FunctionInfo info) {
        return offer.of(FunctionKind.ENGINE).stream()
                .filter(engine ->
                        kind.equals(FunctionKind.ENGINE.word()) && engine.info().equals(info))
                .findFirst()
                .map(engine -> Engine.of(engine).availability());
    }

    private List<Engine> engines() {
        return offered(FunctionKind.ENGINE).stream().map(Engine::of).toList();
    }

    private <T> List<Provider<T>> offered(FunctionKind<T> kind) {
        return offers().stream().flatMap(offer -> offer.of(kind).stream()).toList();
    }

    private <T> List<FunctionInfo> infos(FunctionKind<T> kind) {
        return offered(kind).stream().map(Provider::info).toList();
    }
}
