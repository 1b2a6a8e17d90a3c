package dev.nn.testkit;

import dev.nn.domain.check.ScheduleCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of schedules: a finite factor of at least 0 in every epoch, no state. */
public interface ScheduleContract extends PluginUnderTest {

    /** Returns a test per schedule, with its defaults and with other allowed arguments. */
    @TestFactory
    default Stream<DynamicTest> schedulesMeetTheContract() {
        return Contracts.tests(plugin().schedules(), ScheduleCheck::findings);
    }
}
