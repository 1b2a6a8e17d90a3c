package dev.nn.domain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Learning rate factors, compared with PyTorch 1.13's ReduceLROnPlateau. */
class PlateauWatchTest {

    @Test
    void reducesOnAPlateauOfLosses() {
        Plateau rule = new Plateau("validation_loss", false, 0.5, 2, 0.2);
        double[] losses = {
            1.0, 0.8, 0.81, 0.79999, 0.85, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.6999, 0.75, 0.76, 0.77, 0.78, 0.79
        };
        assertThat(factors(rule, losses))
                .containsExactly(
                        1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2);
    }

    @Test
    void reducesOnAPlateauOfScores() {
        Plateau rule = new Plateau("validation_accuracy", true, 0.1, 1, 0);
        double[] scores = {0.5, 0.6, 0.60001, 0.59, 0.61, 0.6, 0.6, 0.6, 0.6};
        assertThat(factors(rule, scores))
                .containsExactly(new double[] {1, 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.001}, within(1e-15));
    }

    /**
     * Expects values computed by hand: from -1, an improvement is below -1.0001 for a loss and
     * above -0.9999 for R2.
     */
    @Test
    void handlesNegativeMetrics() {
        double[] constant = {-1, -1, -1, -1, -1};
        for (boolean higher : new boolean[] {false, true}) {
            Plateau rule = new Plateau("validation_figure", higher, 0.5, 1, 0);
            assertThat(factors(rule, constant)).containsExactly(1, 1, 0.5, 0.5, 0.25);
        }
        double[] falling = {-1, -1.1, -1.2, -1.3, -1.4};
        assertThat(factors(new Plateau("validation_loss", false, 0.5, 0, 0), falling))
                .containsOnly(1);
        double[] rising = {-1, -0.9, -0.8, -0.7, -0.6};
        assertThat(factors(new Plateau("validation_r2", true, 0.5, 0, 0), rising))
                .containsOnly(1);
    }

    /**
     * Returns the factor after each metric value, each from a new watch that loads the state saved
     * by the previous one.
     */
    private static double[] factors(Plateau rule, double[] figures) {
        Map<String, Double> saved = new HashMap<>();
        return Arrays.stream(figures)
                .map(figure -> {
                    PlateauWatch watch = new PlateauWatch(rule);
                    watch.load(new TrainingState(0, 0, 0, saved, Map.of()));
                    watch.offer(new EpochReport(1, 1, 1, 0, 1, Map.of(rule.monitor(), figure)));
                    watch.save(saved);
                    return watch.factor();
                })
                .toArray();
    }
}
