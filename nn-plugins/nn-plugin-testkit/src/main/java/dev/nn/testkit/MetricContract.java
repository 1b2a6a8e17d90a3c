package dev.nn.testkit;

import dev.nn.domain.check.MetricCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A metric keeps what metrics promise: the kind of figure that it states, no state. */
public interface MetricContract extends PluginUnderTest {

    /** A test for each, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> metricsKeepWhatTheyPromise() {
        return Contracts.tests(plugin().metrics(), MetricCheck::findings);
    }
}
