package dev.nn.domain.training;

import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of the best epoch, for early stopping; does nothing without early stopping. */
final class BestParameters {

    private static final String VALUE = "best.value";
    private static final String EPOCH = "best.epoch";
    private static final String PARAMETERS = "best";

    private final @Nullable EarlyStopping rule;
    private final Parameters kept;
    private double value = Double.NaN;
    private int epoch;

    BestParameters(TrainingPlan plan, Parameters buffer) {
        this.rule = plan.earlyStopping().orElse(null);
        this.kept = buffer;
    }

    void offer(EpochReport report, Parameters parameters) {
        if (rule == null) {
            return;
        }
        double figure = report.figure(rule.monitor());
        if (Double.isFinite(figure) && rule.improves(figure, value)) {
            value = figure;
            epoch = report.epoch();
            kept.copyFrom(parameters);
        }
    }

    boolean exhausted(int epochsRun) {
        return rule != null && epochsRun > 0 && epochsRun - epoch >= rule.patience();
    }

    void restore(Parameters parameters) {
        if (epoch > 0) {
            parameters.copyFrom(kept);
        }
    }

    /** Adds the state to save; adds nothing before the first best epoch. */
    void save(Map<String, Double> numbers, Map<String, Tensor> tensors) {
        if (epoch > 0) {
            numbers.put(VALUE, value);
            numbers.put(EPOCH, (double) epoch);
            tensors.put(PARAMETERS, kept.flat());
        }
    }

    /** Restores a saved state. */
    void load(TrainingState state) {
        if (state.numbers().containsKey(EPOCH)) {
            value = state.number(VALUE);
            epoch = (int) state.number(EPOCH);
            state.copyTo(kept.flat(), PARAMETERS);
        }
    }

    int epochOr(int last) {
        return epoch > 0 ? epoch : last;
    }
}
