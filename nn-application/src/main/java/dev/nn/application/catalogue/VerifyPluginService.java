package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginContext;
import dev.nn.application.port.in.VerifyPlugin;
import dev.nn.application.port.out.FindPlugins;
import dev.nn.application.port.out.FindPlugins.Found;
import dev.nn.application.port.out.FindPlugins.FoundPlugin;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.domain.check.ActivationCheck;
import dev.nn.domain.check.EngineCheck;
import dev.nn.domain.check.InitializerCheck;
import dev.nn.domain.check.LossCheck;
import dev.nn.domain.check.MetricCheck;
import dev.nn.domain.check.OptimizerCheck;
import dev.nn.domain.check.ProviderCheck;
import dev.nn.domain.check.ScheduleCheck;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A service that tests the functions of one jar; exceptions that they throw are findings. */
public final class VerifyPluginService implements VerifyPlugin {

    private final List<Plugin> builtIn;
    private final FindPlugins finder;

    /** Creates a verifier; the names of nn's own plugins count as taken. */
    public VerifyPluginService(List<Plugin> builtIn, FindPlugins finder) {
        this.builtIn = List.copyOf(builtIn);
        this.finder = finder;
    }

    @Override
    public Report verify(String jar) {
        Found found = finder.findOne(jar);
        List<Problem> faults = new ArrayList<>(found.problems());
        faults.addAll(found.errors());
        List<Verified> functions = new ArrayList<>();
        List<FunctionOffer> others = new ArrayList<>();
        builtIn.forEach(plugin -> others.add(new FunctionOffer(plugin, Origin.builtIn())));
        for (FoundPlugin plugin : found.plugins()) {
            Catalogues.read(plugin, faults).ifPresent(offer -> {
                others.add(offer);
                Catalogues.clashes(offer, others).forEach(clash -> faults.add(clash.problem()));
                functions(offer, functions);
            });
        }
        if (functions.isEmpty() && faults.isEmpty()) {
            faults.add(new Problem(Position.of(jar), "", "offers no functions: all of its lists are empty"));
        }
        return new Report(
                found.plugins().stream().map(FoundPlugin::origin).distinct().toList(), functions, faults);
    }

    private static void functions(FunctionOffer offer, List<Verified> functions) {
        each(offer, FunctionKind.ACTIVATION, ActivationCheck::findings, functions);
        each(offer, FunctionKind.LOSS, LossCheck::findings, functions);
        each(offer, FunctionKind.OPTIMIZER, OptimizerCheck::findings, functions);
        each(offer, FunctionKind.INITIALIZER, InitializerCheck::findings, functions);
        each(offer, FunctionKind.SCHEDULE, ScheduleCheck::findings, functions);
        each(offer, FunctionKind.METRIC, MetricCheck::findings, functions);
        each(offer, FunctionKind.ENGINE, EngineCheck::findings, functions);
    }

    private static <T> void each(
            FunctionOffer offer, FunctionKind<T> kind, Function<T, List<String>> check, List<Verified> functions) {
        for (Provider<T> provider : offer.of(kind)) {
            functions.add(new Verified(
                    kind.word(),
                    provider.info().name(),
                    PluginContext.run(offer.loader(), () -> ProviderCheck.findings(provider, check))));
        }
    }
}
