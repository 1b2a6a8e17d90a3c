package dev.nn.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThresholdsTest {

    /** scikit-learn's roc_curve and precision_recall_curve of the same four samples. */
    @Test
    void theyAreThoseOfScikitLearn() {
        Thresholds found = Thresholds.of(new boolean[] {false, false, true, true}, new double[] {0.1, 0.4, 0.35, 0.8});
        assertThat(found.truePositives()[0]).isEqualTo(0.5);
        assertThat(found.truePositives()[49]).isEqualTo(0.5);
        assertThat(found.truePositives()[50]).isEqualTo(1);
        assertThat(found.truePositives()[100]).isEqualTo(1);
        assertThat(found.precision()[0]).isEqualTo(1);
        assertThat(found.precision()[50]).isEqualTo(1);
        assertThat(found.precision()[51]).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(found.precision()[100]).isCloseTo(2.0 / 3, within(1e-12));
    }

    /** Samples of one probability are found together. */
    @Test
    void tiesAreOnePlace() {
        Thresholds found = Thresholds.of(new boolean[] {true, false, true, false}, new double[] {0.5, 0.5, 0.5, 0.5});
        assertThat(found.truePositives()[99]).isZero();
        assertThat(found.truePositives()[100]).isEqualTo(1);
        assertThat(found.precision()[100]).isEqualTo(0.5);
    }

    @Test
    void aClassThatIsNotThereHasNone() {
        assertThat(Thresholds.of(new boolean[] {false, false}, new double[] {0.1, 0.2})
                        .truePositives())
                .containsOnly(Double.NaN);
    }
}
