package dev.nn.domain.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final int DRAWS = 100_000;

    private final RandomStream random = RandomStream.of(42, Purpose.SAMPLING, 0, 0);

    @Test
    void uniformAndNormalHaveTheirMoments() {
        double mean =
                IntStream.range(0, DRAWS).mapToDouble(random::uniform).average().orElseThrow();
        double normal =
                IntStream.range(0, DRAWS).mapToDouble(random::normal).average().orElseThrow();
        double square = IntStream.range(0, DRAWS)
                .mapToDouble(i -> random.normal(i) * random.normal(i))
                .average()
                .orElseThrow();
        // Five standard errors each.
        assertThat(mean).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / DRAWS)));
        assertThat(normal).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
        assertThat(square).isCloseTo(1, within(5 * Math.sqrt(2.0 / DRAWS)));
    }

    @Test
    void permutationHoldsEachNumberOnce() {
        assertThat(random.permutation(1000))
                .containsOnlyOnce(IntStream.range(0, 1000).toArray());
    }

    @Test
    void firstElementOfAPermutationIsUniform() {
        int[] counts = new int[5];
        for (int i = 0; i < 10_000; i++) {
            counts[RandomStream.of(1, Purpose.SHUFFLE, 0, i).permutation(5)[0]]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(1800, 2200);
        }
    }

    @Test
    void streamsDifferByEveryPartOfTheirKey() {
        assertThat(new long[] {
                    random.bits(0),
                    random.bits(1),
                    RandomStream.of(43, Purpose.SAMPLING, 0, 0).bits(0),
                    RandomStream.of(42, Purpose.SPLIT, 0, 0).bits(0),
                    RandomStream.of(42, Purpose.SAMPLING, 1, 0).bits(0),
                    RandomStream.of(42, Purpose.SAMPLING, 0, 1).bits(0)
                })
                .doesNotHaveDuplicates();
    }
}
