package dev.nn.testkit;

import dev.nn.domain.check.ActivationCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of activations, elementwise or row-wise: values inside the range, the right
 * derivative or Jacobian, NaN passed on, no state.
 */
public interface ActivationContract extends PluginUnderTest {

    /** Returns a test per activation, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> activationsMeetTheContract() {
        return Contracts.tests(plugin().activations(), ActivationCheck::findings);
    }
}
