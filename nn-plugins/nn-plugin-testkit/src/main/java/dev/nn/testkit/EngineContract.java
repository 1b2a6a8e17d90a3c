package dev.nn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.domain.check.EngineCheck;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.EngineFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of engines: the results of the reference engine, and the same bits with any
 * settings.
 */
public interface EngineContract extends PluginUnderTest {

    /** Returns a test per engine, skipped with the engine's own reason if it is not available. */
    @TestFactory
    default Stream<DynamicTest> enginesMeetTheContract() {
        return plugin().engines().stream()
                .map(provider -> DynamicTest.dynamicTest(provider.info().name(), () -> {
                    EngineFactory engine =
                            provider.create(Arguments.defaults(provider.info().parameters()));
                    Availability availability = engine.availability().get();
                    assumeTrue(availability.available(), availability.words());
                    assertEquals(List.of(), EngineCheck.findings(engine));
                }));
    }
}
