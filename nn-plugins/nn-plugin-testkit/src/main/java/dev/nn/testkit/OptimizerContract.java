package dev.nn.testkit;

import dev.nn.domain.check.OptimizerCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An optimizer keeps what optimizers promise: finite parameters down a bowl. */
public interface OptimizerContract extends PluginUnderTest {

    /** A test for each, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> optimizersKeepWhatTheyPromise() {
        return Contracts.tests(plugin().optimizers(), OptimizerCheck::findings);
    }
}
