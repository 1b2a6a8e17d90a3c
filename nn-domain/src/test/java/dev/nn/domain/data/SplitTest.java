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
    void stratifiedSplitPreservesClassProportions() {
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

    @Test
    void foldsTestEachRowOnceAndAreStratified() {
        int[] classes = IntStream.range(0, 103).map(i -> i % 7 == 0 ? 1 : 0).toArray();
        int[] tested = new int[103];
        for (int fold = 0; fold < 5; fold++) {
            Split split = Split.fold(classes, 5, fold, 0.1, random);
            Split ordered = Split.foldInOrder(103, 5, fold, 0.1);
            assertThat(split.test()).hasSizeBetween(20, 21);
            assertThat(ordered.test()).hasSizeBetween(20, 21);
            assertThat(split.validation()).hasSize(10);
            assertThat(Arrays.stream(split.test()).filter(i -> classes[i] == 1)).hasSize(3);
            for (Split one : new Split[] {split, ordered}) {
                int[] all = Stream.of(one.training(), one.validation(), one.test())
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray();
                assertThat(all).containsExactly(IntStream.range(0, 103).toArray());
                Arrays.stream(one.test()).forEach(row -> tested[row]++);
            }
        }
        assertThat(tested).containsOnly(2);
    }
}
