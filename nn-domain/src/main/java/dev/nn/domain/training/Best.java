package dev.nn.domain.training;

import dev.nn.domain.network.Parameters;
import org.jspecify.annotations.Nullable;

/** Remembers the best epoch for early stopping; does nothing where there is none. */
final class Best {

    private final @Nullable EarlyStopping rule;
    private final Parameters kept;
    private double value = Double.NaN;
    private int epoch;

    Best(TrainingPlan plan, Parameters buffer) {
        this.rule = plan.earlyStopping().orElse(null);
        this.kept = buffer;
    }

    void offer(EpochReport report, Parameters parameters) {
        if (rule == null) {
            return;
        }
        Double figure = rule.monitor().equals("loss")
                ? Double.valueOf(report.loss())
                : report.figures().get(rule.monitor());
        if (figure != null && rule.improves(figure, value)) {
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

    int epochOr(int last) {
        return epoch > 0 ? epoch : last;
    }
}
