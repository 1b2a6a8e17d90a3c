package dev.nn.testkit;

import dev.nn.domain.check.ActivationCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An activation, of a number or of a row, keeps what activations promise: numbers inside its range, the right derivative or Jacobian, NaN passed on, no state. */
public interface ActivationContract extends PluginUnderTest {

    /** A test for each, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> activationsKeepWhatTheyPromise() {
        return Contracts.tests(plugin().activations(), ActivationCheck::findings);
    }
}
