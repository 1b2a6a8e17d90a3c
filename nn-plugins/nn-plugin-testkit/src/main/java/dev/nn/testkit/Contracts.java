package dev.nn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nn.domain.check.ProviderCheck;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Code shared by the contracts. */
final class Contracts {

    private Contracts() {}

    /** Returns one test per function, which fails with the function's contract violations. */
    static <T> Stream<DynamicTest> tests(List<Provider<T>> providers, Function<T, List<String>> check) {
        return providers.stream().map(provider -> {
            String name = provider.info().name();
            return DynamicTest.dynamicTest(
                    name, () -> assertEquals(List.of(), ProviderCheck.findings(provider, check), name));
        });
    }
}
