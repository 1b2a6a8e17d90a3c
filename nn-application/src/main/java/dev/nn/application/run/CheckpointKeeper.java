package dev.nn.application.run;

import dev.nn.application.experiment.ProcessSettings;
import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.TrainingListener;
import dev.nn.domain.training.TrainingSession.Decision;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A training listener that saves checkpoints when due and stops training at its time limit. It
 * never changes a number.
 */
final class CheckpointKeeper implements TrainingListener {

    private static final double MINUTE = 60e9;

    private final ProcessSettings keeping;
    private final @Nullable CheckpointSpec rule;
    private final IntConsumer keep;
    private final LongSupplier clock;
    private final long start;
    private long lastKept;

    /**
     * A keeper whose time starts now.
     *
     * @param keep saves a checkpoint; the argument is the maximum number of checkpoints to retain
     * @param clock clock in nanoseconds
     */
    CheckpointKeeper(ProcessSettings keeping, IntConsumer keep, LongSupplier clock) {
        this.keeping = keeping;
        this.rule = keeping.checkpoints().orElse(null);
        this.keep = keep;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.lastKept = start;
    }

    @Override
    public void stepFinished(long step, double loss) {
        if (rule == null) {
            return;
        }
        boolean due = rule.everySteps().filter(n -> step % n == 0).isPresent()
                || rule.everyMinutes().filter(n -> minutesSince(lastKept) >= n).isPresent();
        if (due) {
            keep(rule);
        }
    }

    @Override
    public void epochFinished(EpochReport report) {
        if (rule != null
                && rule.everyEpochs().filter(n -> report.epoch() % n == 0).isPresent()) {
            keep(rule);
        }
    }

    private void keep(CheckpointSpec how) {
        keep.accept(how.keep());
        lastKept = clock.getAsLong();
    }

    private double minutesSince(long then) {
        return (clock.getAsLong() - then) / MINUTE;
    }

    /** Returns whether training continues or stops at its time limit. */
    Decision decision() {
        return keeping.minutes().filter(n -> minutesSince(start) >= n).isPresent() ? Decision.STOP : Decision.CONTINUE;
    }
}
