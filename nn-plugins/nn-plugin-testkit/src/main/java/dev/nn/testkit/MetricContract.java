package dev.nn.testkit;

import dev.nn.domain.check.MetricCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of metrics: a value of the declared kind, no state. */
public interface MetricContract extends PluginUnderTest {

    /** Returns a test per metric, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> metricsMeetTheContract() {
        return Contracts.tests(plugin().metrics(), MetricCheck::findings);
    }
}
