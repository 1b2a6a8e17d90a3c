package dev.nn.testkit;

import dev.nn.domain.check.InitializerCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of initializers: finite numbers, the same for the same draws. */
public interface InitializerContract extends PluginUnderTest {

    /** Returns a test per initializer, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> initializersMeetTheContract() {
        return Contracts.tests(plugin().initializers(), InitializerCheck::findings);
    }
}
