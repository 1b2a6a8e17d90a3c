package dev.nn.domain.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {

    private final RandomStream random = RandomStream.of(3, Purpose.SPLIT, 0, 0);

    @Test
    void everyRowIsInExactlyOnePart() {
        Split split = Split.random(103, 0.1, 0.2, random);
        assertThat(split.test()).hasSize(21);
        assertThat(split.validation()).hasSize(10);
        int[] all = Stream.of(split.training(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, 103).toArray());
    }

    @Test
    void stratifiedPartsHoldTheShareOfEachClass() {
        int[] classes = IntStream.range(0, 150).map(i -> i / 50).toArray();
        Split split = Split.stratified(classes, 0.1, 0.2, random);
        for (int k = 0; k < 3; k++) {
            int wanted = k;
            assertThat(Arrays.stream(split.test()).filter(i -> classes[i] == wanted))
                    .hasSize(10);
            assertThat(Arrays.stream(split.validation()).filter(i -> classes[i] == wanted))
                    .hasSize(5);
        }
    }
}
