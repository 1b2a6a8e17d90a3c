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
 * The functions and engines of nn, and of jars from the first name on that nn itself doesn't have, found by kind and name. Thread-safe.
 */
public final class FunctionCatalogue {

    private static final String AUTO = "auto";

    private final List<FunctionOffer> own;
    private final Jars jars;

    /** What the offers hold; no two of them claim one name. */
    FunctionCatalogue(List<FunctionOffer> own, Jars jars) {
        this.own = List.copyOf(own);
        this.jars = jars;
    }

    /** The functions of plugins that nn brings along. */
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

    /** A function by name, or as it is written in the specification. */
    public <T> Optional<ChosenFunction<T>> choose(FunctionKind<T> kind, FunctionSpec spec, Problems problems) {
        if (spec.formula().isPresent()) {
            return kind.written(spec, problems);
        }
        if (provider(kind, spec.name()).isEmpty()) {
            jars.open(problems);
        }
        Optional<Provider<T>> provider = provider(kind, spec.name());
        if (provider.isEmpty()) {
            List<String> names = infos(kind).stream().map(FunctionInfo::name).toList();
            String message = "no " + kind.word() + " named '" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), spec.path(), message + jarsSeen());
        }
        return provider.flatMap(p -> new ArgumentsReader(problems)
                .read(p.info(), spec)
                .flatMap(read -> created(kind, p, read, spec, problems))
                .flatMap(chosen -> guarded(kind, chosen, spec, problems)));
    }

    /** Of a plugin's own code it is said whose it is; what gives other numbers each time can't be learned with. */
    private <T> Optional<ChosenFunction<T>> guarded(
            FunctionKind<T> kind, ChosenFunction<T> chosen, FunctionSpec spec, Problems problems) {
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
            // A function need not be made for these inputs; where it is used, it says so itself.
            random = Optional.empty();
        }
        random.ifPresent(found -> problems.add(
                spec.position(), spec.path(), name + " " + found + "; a function must keep no state and draw nothing"));
        return random.isPresent() ? Optional.empty() : Optional.of(new ChosenFunction<>(chosen.use(), function));
    }

    /** Returns where the function of this name is from. */
    public <T> Origin origin(FunctionKind<T> kind, String name) {
        return offer(kind, name).map(FunctionOffer::origin).orElseGet(Origin::builtIn);
    }

    private <T> Optional<FunctionOffer> offer(FunctionKind<T> kind, String name) {
        return offers().stream()
                .filter(offer -> offer.of(kind).stream().anyMatch(p -> p.info().answersTo(name)))
                .findFirst();
    }

    /** Where the name was looked for, since the jar that has it may be elsewhere; empty where there is no jar. */
    private String jarsSeen() {
        List<String> seen = offers().stream()
                .map(FunctionOffer::origin)
                .filter(origin -> !origin.isBuiltIn())
                .map(Origin::place)
                .distinct()
                .toList();
        return seen.isEmpty() ? "" : "; plugin jars seen: " + String.join(", ", seen);
    }

    /** A provider is somebody's code: what it throws is a problem of the place that names it. */
    private static <T> Optional<ChosenFunction<T>> created(
            FunctionKind<T> kind,
            Provider<T> provider,
            ArgumentsReader.Read read,
            FunctionSpec spec,
            Problems problems) {
        String name = provider.info().name();
        try {
            T function = Objects.requireNonNull(provider.create(read.arguments()), "it made nothing");
            return Optional.of(new ChosenFunction<>(new FunctionUse(name, read.written()), function));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            problems.add(spec.position(), spec.path(), "the " + kind.word() + " '" + name + "' can't be made: " + e);
            return Optional.empty();
        }
    }

    /** An engine by name; {@code auto} is the most preferred one that is available. */
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
            String message = "no engine named '" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), "engine", message);
        }
        hindrance.ifPresent(
                why -> problems.add(spec.position(), "engine", "'" + spec.name() + "' is not available here: " + why));
        return hindrance.isPresent()
                ? Optional.empty()
                : engine.map(e -> e.chosen(settings)).filter(choice -> accepts(choice, spec, problems));
    }

    /** An engine on offer. */
    private record Engine(FunctionInfo info, EngineFactory factory) {
        /** A plugin is somebody's code: an engine that fails when it is made is not available. */
        static Engine of(Provider<EngineFactory> provider) {
            try {
                return new Engine(
                        provider.info(),
                        Objects.requireNonNull(
                                provider.create(
                                        Arguments.defaults(provider.info().parameters())),
                                "it makes nothing"));
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                Availability fault = Availability.not("it can't be made: " + e);
                return new Engine(
                        provider.info(),
                        new EngineFactory(Precision.FLOAT64, Integer.MIN_VALUE, () -> fault, settings -> {
                            throw new IllegalStateException(fault.words());
                        }));
            }
        }

        /** The same of an engine that fails when it is asked. */
        Availability availability() {
            try {
                return Objects.requireNonNull(factory.availability().get(), "it says nothing");
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                return Availability.not("it fails when it is asked: " + e);
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

    /** Settings that can't be had here, such as vector kernels, are refused before anything else is done. */
    private static boolean accepts(EngineChoice choice, EngineSpec spec, Problems problems) {
        try {
            if (spec.kernels() == Kernels.VECTOR) {
                choice.create();
            }
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            problems.add(spec.position(), "engine", "'" + choice.name() + "' can't be made: " + reason);
            return false;
        }
    }

    /** The most preferred engine that is available and computes in the given precision. */
    public Optional<EngineChoice> engine(Precision precision, Position at, Problems problems) {
        EngineSettings settings = new EngineSettings(Runtime.getRuntime().availableProcessors(), Kernels.AUTO);
        Optional<EngineChoice> engine = available(settings)
                .filter(choice -> choice.precision() == precision)
                .findFirst();
        if (engine.isEmpty()) {
            problems.add(
                    at,
                    "",
                    "no engine here computes in " + precision
                            + ", which the model was trained in; is a jar such as nn-plugin-cpu missing?");
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

    /** Returns whether a function or engine of this kind and name is there. */
    public boolean offers(String kind, String name) {
        return offers().stream()
                .flatMap(offer -> offer.infos().getOrDefault(kind, List.of()).stream())
                .anyMatch(info -> info.answersTo(name));
    }

    /** What makes the function of this name. */
    <T> Optional<Provider<T>> provider(FunctionKind<T> kind, String name) {
        return offered(kind).stream().filter(p -> p.info().answersTo(name)).findFirst();
    }

    /** Every function with its origin, kinds and functions in the order of display. */
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
