package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginContext;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions of one plugin; its lists are read once. Immutable. */
final class FunctionOffer {

    private final Origin origin;
    private final ClassLoader loader;
    private final Map<FunctionKind<?>, List<? extends Provider<?>>> functions = new LinkedHashMap<>();
    private final Map<String, List<FunctionInfo>> infos = new LinkedHashMap<>();

    /** Reads the lists; the plugin may throw any exception here. */
    FunctionOffer(Plugin plugin, Origin origin) {
        this.origin = origin;
        this.loader = PluginContext.of(plugin);
        PluginContext.run(loader, () -> {
            FunctionKind.all().forEach(kind -> functions.put(kind, offered(kind, plugin)));
            return functions;
        });
        functions.forEach((kind, providers) ->
                infos.put(kind.word(), providers.stream().map(Provider::info).toList()));
    }

    private <T> List<Provider<T>> offered(FunctionKind<T> kind, Plugin plugin) {
        return List.copyOf(kind.offered(plugin)).stream()
                .map(provider -> new Provider<>(
                        provider.info(),
                        arguments -> inContext(PluginContext.run(loader, () -> provider.create(arguments)))))
                .toList();
    }

    /**
     * Wraps an engine so that its availability check and its creation also run in the plugin's
     * context.
     */
    @SuppressWarnings("unchecked")
    private <T> T inContext(T made) {
        return made instanceof EngineFactory engine
                ? (T) new EngineFactory(
                        engine.precision(),
                        engine.preference(),
                        () -> PluginContext.run(loader, engine.availability()),
                        settings -> PluginContext.run(loader, () -> engine.create(settings)))
                : made;
    }

    Origin origin() {
        return origin;
    }

    /** Returns the plugin's class loader. */
    ClassLoader loader() {
        return loader;
    }

    /** Returns the functions of a kind; {@link FunctionKind#offered} guarantees their type. */
    @SuppressWarnings("unchecked")
    <T> List<Provider<T>> of(FunctionKind<T> kind) {
        return (List<Provider<T>>) functions.getOrDefault(kind, List.of());
    }

    /** Returns the function infos by the kind's word, in display order. */
    Map<String, List<FunctionInfo>> infos() {
        return infos;
    }
}
