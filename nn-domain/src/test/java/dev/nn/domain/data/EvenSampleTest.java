package dev.nn.domain.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.tensor.Float64Tensor;
import org.junit.jupiter.api.Test;

class EvenSampleTest {

    @Test
    void keepsTheWeightsOfItsSamples() {
        Float64Tensor column = Float64Tensor.of(new double[][] {{0}, {1}, {2}, {3}, {4}, {5}});
        Dataset all = new WeightedDataset(new TensorDataset(column, column), new double[] {10, 11, 12, 13, 14, 15});
        Dataset some = EvenlySpacedSubset.atMost(all, 3);
        assertThat(some.weighted()).isTrue();
        for (int sample = 0; sample < 3; sample++) {
            assertThat(some.weight(sample)).isEqualTo(10 + some.target(sample, 0));
        }
        assertThat(EvenlySpacedSubset.atMost(new SmoothedDataset(all, 0.1), 3).weighted())
                .isTrue();
        assertThat(EvenlySpacedSubset.atMost(new TensorDataset(column, column), 3)
                        .weighted())
                .isFalse();
    }
}
