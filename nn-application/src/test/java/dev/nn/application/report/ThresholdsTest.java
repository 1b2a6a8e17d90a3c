package dev.nn.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.report.Thresholds.Corner;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    /**
     * Compares with scikit-learn's roc_curve and precision_recall_curve for the same four samples.
     */
    @Test
    void matchesScikitLearn() {
        Thresholds found = Thresholds.of(new boolean[] {false, false, true, true}, new double[] {0.1, 0.4, 0.35, 0.8});
        assertThat(found.roc())
                .containsExactly(
                        new Corner(0, 0),
                        new Corner(0, 0.5),
                        new Corner(0.5, 0.5),
                        new Corner(0.5, 1),
                        new Corner(1, 1));
        assertThat(found.precision())
                .containsExactly(
                        new Corner(0, 1), new Corner(0.5, 1), new Corner(0.5, 2.0 / 3), new Corner(1, 2.0 / 3));
    }

    /**
     * Uses two hundred negatives: the steps are at 1/200 and 3/200, which a grid of hundredths
     * can't show.
     */
    @Test
    void computesExactThresholdPositions() {
        boolean[] actual = new boolean[202];
        double[] probability = new double[202];
        for (int i = 0; i < 202; i++) {
            probability[i] = 1 - i / 202.0;
        }
        actual[1] = true;
        actual[4] = true;
        assertThat(Thresholds.of(actual, probability).roc())
                .containsExactly(
                        new Corner(0, 0),
                        new Corner(0.005, 0),
                        new Corner(0.005, 0.5),
                        new Corner(0.015, 0.5),
                        new Corner(0.015, 1),
                        new Corner(1, 1));
    }

    /**
     * Joins samples of equal probability into one diagonal segment, as the area under the curve
     * counts them.
     */
    @Test
    void drawsTiesAsOneSegment() {
        Thresholds found = Thresholds.of(new boolean[] {true, false, true, false}, new double[] {0.5, 0.5, 0.5, 0.5});
        assertThat(found.roc()).containsExactly(new Corner(0, 0), new Corner(1, 1));
        assertThat(found.precision()).containsExactly(new Corner(0, 0.5), new Corner(1, 0.5));
    }

    @Test
    void hasNoCurveForAnAbsentClass() {
        Thresholds found = Thresholds.of(new boolean[] {false, false}, new double[] {0.1, 0.2});
        assertThat(found.roc()).isEmpty();
        assertThat(found.precision()).isEmpty();
    }
}
