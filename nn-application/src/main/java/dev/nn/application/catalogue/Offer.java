package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.domain.spi.EngineProvider;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one plugin offers, its lists read once. Immutable. */
final class Offer {

    /** The word for engines, which are no kind of function. */
    static final String ENGINE = "engine";

    private final Origin origin;
    private final Map<FunctionKind<?>, List<? extends Provider<?>>> functions = new LinkedHashMap<>();
    private final List<EngineProvider> engines;
    private final Map<String, List<FunctionInfo>> infos = new LinkedHashMap<>();

    /** Reads the lists; a plugin may throw whatever it likes here. */
    Offer(Plugin plugin, Origin origin) {
        this.origin = origin;
        FunctionKind.all().forEach(kind -> functions.put(kind, List.copyOf(kind.offered(plugin))));
        this.engines = List.copyOf(plugin.engines());
        functions.forEach((kind, providers) ->
                infos.put(kind.word(), providers.stream().map(Provider::info).toList()));
        infos.put(ENGINE, engines.stream().map(EngineProvider::info).toList());
    }

    Origin origin() {
        return origin;
    }

    /** The kind's own functions: {@link FunctionKind#offered} gave them their type. */
    @SuppressWarnings("unchecked")
    <T> List<Provider<T>> of(FunctionKind<T> kind) {
        return (List<Provider<T>>) functions.getOrDefault(kind, List.of());
    }

    List<EngineProvider> engines() {
        return engines;
    }

    /** Names and words under each kind's word, engines last. */
    Map<String, List<FunctionInfo>> infos() {
        return infos;
    }
}
