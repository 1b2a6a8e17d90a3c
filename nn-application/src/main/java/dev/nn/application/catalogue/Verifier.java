package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.port.FindPlugins;
import dev.nn.application.port.FindPlugins.Found;
import dev.nn.application.port.FindPlugins.FoundPlugin;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.domain.check.FunctionCheck;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tries out the functions of one jar; what they throw is a finding. */
public final class Verifier implements VerifyPlugin {

    private final List<Plugin> builtIn;
    private final FindPlugins door;

    /** A verifier beside nn's own plugins, whose names are taken. */
    public Verifier(List<Plugin> builtIn, FindPlugins door) {
        this.builtIn = List.copyOf(builtIn);
        this.door = door;
    }

    @Override
    public Report verify(String jar) {
        Found found = door.findOne(jar);
        List<Problem> faults = new ArrayList<>(found.problems());
        faults.addAll(found.errors());
        List<Verified> functions = new ArrayList<>();
        List<Offer> others = new ArrayList<>();
        builtIn.forEach(plugin -> others.add(new Offer(plugin, Origin.builtIn())));
        for (FoundPlugin plugin : found.plugins()) {
            Catalogues.read(plugin, faults).ifPresent(offer -> {
                others.add(offer);
                Catalogues.clashes(offer, others).forEach(clash -> faults.add(clash.problem()));
                functions(offer, functions);
            });
        }
        if (functions.isEmpty() && faults.isEmpty()) {
            faults.add(new Problem(Position.of(jar), "", "offers nothing: none of its lists has an entry"));
        }
        return new Report(
                found.plugins().stream().map(FoundPlugin::origin).distinct().toList(), functions, faults);
    }

    private static void functions(Offer offer, List<Verified> functions) {
        each(offer, FunctionKind.ACTIVATION, FunctionCheck::activation, functions);
        each(offer, FunctionKind.LOSS, FunctionCheck::loss, functions);
        each(offer, FunctionKind.OPTIMIZER, FunctionCheck::optimizer, functions);
        each(offer, FunctionKind.INITIALIZER, FunctionCheck::initializer, functions);
        each(offer, FunctionKind.SCHEDULE, FunctionCheck::schedule, functions);
        // That it can be made is what is tried of a metric; what it says is its own.
        each(offer, FunctionKind.METRIC, metric -> List.of(), functions);
        offer.engines()
                .forEach(engine ->
                        functions.add(new Verified("engine", engine.info().name(), List.of())));
    }

    private static <T> void each(
            Offer offer, FunctionKind<T> kind, Function<T, List<String>> check, List<Verified> functions) {
        for (Provider<T> provider : offer.of(kind)) {
            functions.add(new Verified(kind.word(), provider.info().name(), findings(provider, check)));
        }
    }

    private static <T> List<String> findings(Provider<T> provider, Function<T, List<String>> check) {
        try {
            T function = provider.create(Arguments.defaults(provider.info().parameters()));
            return function == null ? List.of("its factory makes nothing") : check.apply(function);
        } catch (RuntimeException | LinkageError e) {
            return List.of("it throws " + e);
        }
    }
}
