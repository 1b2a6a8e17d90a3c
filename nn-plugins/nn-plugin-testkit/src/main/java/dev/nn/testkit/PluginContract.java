package dev.nn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every plugin: the service loader finds it, and the contract of each kind that it
 * offers is tested.
 */
public interface PluginContract extends PluginUnderTest {

    /** Checks that the jar's services file names the plugin. */
    @Test
    default void isFoundByServiceLoader() {
        assertTrue(
                ServiceLoader.load(Plugin.class).stream().anyMatch(p -> p.type() == plugin().getClass()),
                "META-INF/services/" + Plugin.class.getName() + " does not name " + plugin().getClass());
    }

    /**
     * Checks that the plugin provides at least one function and that this test class implements the
     * contract of every kind that it provides.
     */
    @Test
    default void testsEveryProvidedKind() {
        Plugin plugin = plugin();
        List<String> offered = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        note(plugin.activations(), ActivationContract.class, offered, missing);
        note(plugin.losses(), LossContract.class, offered, missing);
        note(plugin.optimizers(), OptimizerContract.class, offered, missing);
        note(plugin.initializers(), InitializerContract.class, offered, missing);
        note(plugin.schedules(), ScheduleContract.class, offered, missing);
        note(plugin.metrics(), MetricContract.class, offered, missing);
        note(plugin.engines(), EngineContract.class, offered, missing);
        assertTrue(!offered.isEmpty(), "the plugin offers nothing");
        assertEquals(
                List.of(),
                missing,
                getClass().getSimpleName()
                        + " must also implement the contracts of these kinds, which the plugin offers");
    }

    /** Checks that no two functions of a kind have the same name or alias. */
    @Test
    default void givesEachNameToOneFunction() {
        Plugin plugin = plugin();
        Stream.<List<? extends Provider<?>>>of(
                        plugin.activations(),
                        plugin.losses(),
                        plugin.optimizers(),
                        plugin.initializers(),
                        plugin.schedules(),
                        plugin.metrics(),
                        plugin.engines())
                .forEach(providers -> {
                    Map<String, String> owners = new HashMap<>();
                    for (Provider<?> provider : providers) {
                        FunctionInfo info = provider.info();
                        Stream.concat(Stream.of(info.name()), info.aliases().stream())
                                .forEach(name -> {
                                    String other = owners.put(name, info.name());
                                    assertNull(
                                            other,
                                            "'" + name + "' is a name of '" + info.name() + "' and of '" + other + "'");
                                });
                    }
                });
    }

    private void note(List<?> functions, Class<?> contract, List<String> offered, List<String> missing) {
        if (!functions.isEmpty()) {
            offered.add(contract.getSimpleName());
            if (!contract.isInstance(this)) {
                missing.add(contract.getSimpleName());
            }
        }
    }
}
