package dev.nn.application.catalogue;

import dev.nn.application.problem.Nearest;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.EngineProvider;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions and engines of all plugins, found by kind and name. Immutable and thread-safe. */
public final class FunctionCatalogue implements ListFunctions {

    private static final String AUTO = "auto";

    private final List<Plugin> plugins;

    /**
     * The functions of the given plugins.
     *
     * @throws IllegalArgumentException when two functions of one kind claim one name
     */
    public FunctionCatalogue(List<Plugin> plugins) {
        this.plugins = List.copyOf(plugins);
        FunctionKind.all().forEach(kind -> requireUnique(kind.word(), infos(kind)));
        requireUnique("engine", engines().stream().map(EngineProvider::info).toList());
    }

    /** A function by name, or as it is written in the specification. */
    public <T> Optional<Chosen<T>> choose(FunctionKind<T> kind, FunctionSpec spec, Problems problems) {
        if (spec.formula().isPresent()) {
            return kind.written(spec, problems);
        }
        Optional<Provider<T>> provider = offered(kind).stream()
                .filter(p -> p.info().answersTo(spec.name()))
                .findFirst();
        if (provider.isEmpty()) {
            List<String> names = infos(kind).stream().map(FunctionInfo::name).toList();
            String message = "no " + kind.word() + " named '" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), spec.path(), message);
        }
        return provider.flatMap(p -> new ArgumentsReader(problems)
                .read(p.info(), spec)
                .map(arguments ->
                        new Chosen<>(new FunctionUse(p.info().name(), arguments.values()), p.create(arguments))));
    }

    /** An engine by name; {@code auto} is the most preferred one that is available. */
    public Optional<EngineChoice> engine(EngineSpec spec, Problems problems) {
        EngineSettings settings = new EngineSettings(
                spec.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors()), spec.kernels());
        if (spec.name().equals(AUTO)) {
            return available(settings).findFirst();
        }
        Optional<EngineProvider> engine =
                engines().stream().filter(e -> e.info().answersTo(spec.name())).findFirst();
        Optional<String> hindrance = engine.flatMap(e -> e.hindrance().get());
        if (engine.isEmpty()) {
            List<String> names = new ArrayList<>(List.of(AUTO));
            engines().forEach(e -> names.add(e.info().name()));
            String message = "no engine named '" + spec.name() + "'" + Nearest.hint(spec.name(), names);
            problems.add(spec.position(), "engine", message);
        }
        hindrance.ifPresent(
                why -> problems.add(spec.position(), "engine", "'" + spec.name() + "' is not available here: " + why));
        return hindrance.isPresent() ? Optional.empty() : engine.map(e -> new EngineChoice(e, settings));
    }

    /** The most preferred engine that is available and computes in the given precision. */
    public Optional<EngineChoice> engine(Precision precision, Position at, Problems problems) {
        EngineSettings settings = new EngineSettings(Runtime.getRuntime().availableProcessors(), Kernels.AUTO);
        Optional<EngineChoice> engine = available(settings)
                .filter(choice -> choice.provider().precision() == precision)
                .findFirst();
        if (engine.isEmpty()) {
            problems.add(at, "", "no engine here computes in " + precision + ", which the model was trained in");
        }
        return engine;
    }

    private Stream<EngineChoice> available(EngineSettings settings) {
        return engines().stream()
                .filter(e -> e.hindrance().get().isEmpty())
                .sorted(Comparator.comparingInt(EngineProvider::preference).reversed())
                .map(e -> new EngineChoice(e, settings));
    }

    @Override
    public Map<String, List<FunctionInfo>> functions() {
        Map<String, List<FunctionInfo>> functions = new LinkedHashMap<>();
        FunctionKind.all().forEach(kind -> functions.put(kind.word(), infos(kind)));
        functions.put("engine", engines().stream().map(EngineProvider::info).toList());
        return functions;
    }

    private List<EngineProvider> engines() {
        return plugins.stream().flatMap(plugin -> plugin.engines().stream()).toList();
    }

    private <T> List<Provider<T>> offered(FunctionKind<T> kind) {
        return plugins.stream().flatMap(plugin -> kind.offered(plugin).stream()).toList();
    }

    private <T> List<FunctionInfo> infos(FunctionKind<T> kind) {
        return offered(kind).stream().map(Provider::info).toList();
    }

    private static void requireUnique(String kind, List<FunctionInfo> infos) {
        for (FunctionInfo info : infos) {
            long claims =
                    infos.stream().filter(other -> other.answersTo(info.name())).count();
            if (claims > 1) {
                throw new IllegalArgumentException("two plugins claim the " + kind + " '" + info.name() + "'");
            }
        }
    }
}
