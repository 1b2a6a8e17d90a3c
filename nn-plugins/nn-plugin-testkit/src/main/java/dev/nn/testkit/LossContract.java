package dev.nn.testkit;

import dev.nn.domain.check.LossCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of losses, in their own form and on logits: finite terms, the right derivative, no
 * state.
 */
public interface LossContract extends PluginUnderTest {

    /** Returns a test per loss, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> lossesMeetTheContract() {
        return Contracts.tests(plugin().losses(), LossCheck::findings);
    }
}
