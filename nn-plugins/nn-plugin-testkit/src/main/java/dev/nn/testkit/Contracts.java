package dev.nn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nn.domain.check.ProviderCheck;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What the contracts have in common. */
final class Contracts {

    private Contracts() {}

    /** One test per function, failing with what the function does not keep. */
    static <T> Stream<DynamicTest> tests(List<Provider<T>> providers, Function<T, List<String>> check) {
        return providers.stream()
                .map(provider -> DynamicTest.dynamicTest(
                        provider.info().name(),
                        () -> assertEquals(List.of(), ProviderCheck.findings(provider, check))));
    }
}
