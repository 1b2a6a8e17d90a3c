package dev.nn.application.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeScheduleTest {

    /**
     * Assumes that a measured sample costs twice as much as a training sample; negligible costs are
     * ignored.
     */
    @ParameterizedTest
    @CsvSource({
        "60000, 100, 100000",
        "60000, 1, 100000",
        "1000, 100, 1000000",
        "1000, 5, 5000000",
        "1000, 2, 5000000",
        "300, 1000, 200000",
        "5000000, 3, 200"
    })
    void measurementCostsAtMostTwoPercentOfTraining(int samples, int epochs, long parameters) {
        ProbeSchedule schedule = new ProbeSchedule(samples, epochs, parameters);
        long times = LongStream.rangeClosed(1, epochs).filter(schedule::isDue).count();
        assertThat(times).isPositive();
        assertThat(schedule.isDue(epochs)).isTrue();
        assertThat(2.0 * times * schedule.measured() / ((double) samples * epochs))
                .isLessThanOrEqualTo(0.02);
    }

    @ParameterizedTest
    @CsvSource({"120, 100, 131, 11", "10, 7, 20, 7", "1, 1, 2, 1"})
    void measuresSmallNetworksThroughout(int samples, int epochs, long parameters, long times) {
        ProbeSchedule schedule = new ProbeSchedule(samples, epochs, parameters);
        assertThat(LongStream.rangeClosed(1, epochs).filter(schedule::isDue).count())
                .isEqualTo(times);
        assertThat(schedule.measured()).isEqualTo(Math.min(samples, 64));
    }
}
