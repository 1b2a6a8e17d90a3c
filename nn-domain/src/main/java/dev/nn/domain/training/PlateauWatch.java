package dev.nn.domain.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a {@link Plateau} rule and the factor it has reached; does nothing without a
 * rule.
 */
final class PlateauWatch {

    private static final String BEST = "plateau.best";
    private static final String BAD_EPOCHS = "plateau.bad_epochs";
    private static final String FACTOR = "plateau.factor";

    private final @Nullable Plateau rule;
    private double best = Double.NaN;
    private int badEpochs;
    private double factor = 1;

    PlateauWatch(@Nullable Plateau rule) {
        this.rule = rule;
    }

    double factor() {
        return factor;
    }

    void offer(EpochReport report) {
        if (rule == null) {
            return;
        }
        double value = report.figure(rule.monitor());
        if (rule.improves(value, best)) {
            best = value;
            badEpochs = 0;
        } else {
            badEpochs++;
        }
        if (badEpochs > rule.patience()) {
            factor = Math.max(factor * rule.factor(), rule.minimum());
            badEpochs = 0;
        }
    }

    /** Adds the state to save; adds nothing before the first report. */
    void save(Map<String, Double> numbers) {
        if (!Double.isNaN(best)) {
            numbers.put(BEST, best);
            numbers.put(BAD_EPOCHS, (double) badEpochs);
            numbers.put(FACTOR, factor);
        }
    }

    /** Restores a saved state. */
    void load(TrainingState state) {
        if (state.numbers().containsKey(BEST)) {
            best = state.number(BEST);
            badEpochs = (int) state.number(BAD_EPOCHS);
            factor = state.number(FACTOR);
        }
    }
}
