package dev.nn.testkit;

import dev.nn.domain.check.LossCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A loss, in its own form and on logits, keeps what losses promise: finite terms, the right derivative, no state. */
public interface LossContract extends PluginUnderTest {

    /** A test for each, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> lossesKeepWhatTheyPromise() {
        return Contracts.tests(plugin().losses(), LossCheck::findings);
    }
}
