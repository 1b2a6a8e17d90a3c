package dev.nn.testkit;

import dev.nn.domain.check.OptimizerCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of optimizers: finite parameters while descending a bowl. */
public interface OptimizerContract extends PluginUnderTest {

    /** Returns a test per optimizer, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> optimizersMeetTheContract() {
        return Contracts.tests(plugin().optimizers(), OptimizerCheck::findings);
    }
}
