package dev.nn.plugin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Provider;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One cycle, step by step, against the learning rates of PyTorch 1.13's OneCycleLR. */
class SchedulesTest {

    @ParameterizedTest
    @CsvSource({
        "10, 0.3, 25, 10000, 0.040000000000000036 0.52 1.0 0.9504846320134737 0.8117456539497631 0.6112620219362893"
                + " 0.38874197806371075 0.18825834605023697 0.049519367986526286 4e-06",
        "7, 0.5, 10, 100, 0.09999999999999998 0.41094235253127365 0.9140576474687263 0.9505339495172583"
                + " 0.611649206511179 0.18906684397156262 0.001"
    })
    void oneCycleMatchesPyTorch(int steps, double rise, double divisor, double finalDivisor, String expected) {
        Provider<Schedule> provider = Schedules.all().stream()
                .filter(p -> p.info().name().equals("one_cycle"))
                .findFirst()
                .orElseThrow();
        Schedule schedule = provider.create(Arguments.of(
                provider.info().parameters(), Map.of("rise", rise, "divisor", divisor, "final_divisor", finalDivisor)));
        double[] factors = IntStream.range(0, steps)
                .mapToDouble(step -> schedule.factor(0, step, 1, steps))
                .toArray();
        assertThat(factors)
                .containsExactly(
                        Arrays.stream(expected.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        within(1e-14));
    }
}
