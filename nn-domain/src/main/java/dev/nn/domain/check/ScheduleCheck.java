package dev.nn.domain.check;

import dev.nn.domain.optimizer.Schedule;
import java.util.ArrayList;
import java.util.List;

/** The contract checks of a schedule: a finite factor of at least 0 in every step, and no state. */
public final class ScheduleCheck {

    private static final int EPOCHS = 50;
    private static final int STEPS = 10;

    private ScheduleCheck() {}

    /** Returns the violations of the contract; empty if there are none. */
    public static List<String> findings(Schedule schedule) {
        List<String> findings = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS && findings.isEmpty(); epoch++) {
            double factor = schedule.factor(epoch, (long) epoch * STEPS, EPOCHS, STEPS);
            if (!(factor >= 0 && Double.isFinite(factor))) {
                findings.add("the factor of epoch " + epoch + " of " + EPOCHS + " is " + factor);
            }
        }
        StatelessnessCheck.finding(
                        "factor",
                        i -> new double[] {schedule.factor(i / STEPS, i, EPOCHS, STEPS)},
                        i -> "epoch " + i / STEPS + ", step " + i)
                .ifPresent(findings::add);
        return findings;
    }
}
