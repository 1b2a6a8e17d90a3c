package dev.nn.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.spi.Functions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceIntervalTest {

    private static Metric metric(String name) {
        return Functions.load().metric(name);
    }

    private static Outcome shareOf(int right, int samples) {
        return new Outcome.Classes(
                new int[samples],
                IntStream.range(0, samples).map(i -> i < right ? 0 : 1).toArray(),
                new double[0][],
                List.of("a", "b"));
    }

    /**
     * Checks Wilson's definition, not the closed form in use: each end is a share p whose distance
     * to the observed share is z of its own standard errors.
     */
    @ParameterizedTest
    @CsvSource({"8, 10", "1, 40", "99, 100", "1, 2"})
    void wilsonBoundsSatisfyTheScoreEquation(int right, int samples) {
        double found = (double) right / samples;
        ConfidenceInterval interval = ConfidenceInterval.of(metric("accuracy"), shareOf(right, samples), 1)
                .orElseThrow();
        for (double p : new double[] {interval.low(), interval.high()}) {
            assertThat(Math.abs(found - p) / Math.sqrt(p * (1 - p) / samples)).isCloseTo(1.959964, within(1e-6));
        }
        assertThat(interval.low()).isLessThan(found).isPositive();
        assertThat(interval.high()).isGreaterThan(found).isLessThan(1);
    }

    @Test
    void isOneSidedForNoneAndAll() {
        ConfidenceInterval none =
                ConfidenceInterval.of(metric("accuracy"), shareOf(0, 10), 1).orElseThrow();
        assertThat(none.low()).isZero();
        // z^2 / (n + z^2) in closed form.
        assertThat(none.high()).isCloseTo(0.27753279, within(1e-7));
        assertThat(ConfidenceInterval.of(metric("accuracy"), shareOf(10, 10), 1)
                        .orElseThrow()
                        .high())
                .isCloseTo(1, within(1e-15));
    }

    /**
     * Compares with the normal approximation for a mean of many samples: 1.96 standard errors on
     * each side, as closely as 1000 resamples allow.
     */
    @Test
    void bootstrapOfAMeanMatchesItsStandardError() {
        int samples = 500;
        SplittableRandom random = new SplittableRandom(3);
        double[][] actual = new double[samples][1];
        double[] errors = random.doubles(samples, 0, 2).toArray();
        double[][] predicted = IntStream.range(0, samples)
                .mapToObj(i -> new double[] {errors[i]})
                .toArray(double[][]::new);
        double mean = IntStream.range(0, samples)
                .mapToDouble(i -> errors[i])
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(IntStream.range(0, samples)
                .mapToDouble(i -> (errors[i] - mean) * (errors[i] - mean))
                .average()
                .orElseThrow());
        ConfidenceInterval interval = ConfidenceInterval.of(metric("mae"), new Outcome.Numbers(actual, predicted), 1)
                .orElseThrow();
        double half = 1.959964 * deviation / Math.sqrt(samples);
        assertThat(interval.low()).isCloseTo(mean - half, within(0.15 * half));
        assertThat(interval.high()).isCloseTo(mean + half, within(0.15 * half));
        assertThat(ConfidenceInterval.of(metric("mae"), new Outcome.Numbers(actual, predicted), 1))
                .contains(interval);
    }
}
