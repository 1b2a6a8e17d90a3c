package dev.nn.domain.training;

import org.jspecify.annotations.Nullable;

/** A loss, gradient or parameter that is no longer finite. Unless the update itself overflowed, the parameters are those of before the
 * step. */
public final class TrainingDiverged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private TrainingDiverged(String reason) {
        this(reason, null);
    }

    private TrainingDiverged(String reason, @Nullable TrainingDiverged cause) {
        super(reason + ". A lower learning rate or scaled data may help", cause);
        this.reason = reason;
    }

    /** The same, and what else is known of it. */
    public TrainingDiverged and(String more) {
        return new TrainingDiverged(reason + "; " + more, this);
    }

    static TrainingDiverged beforeUpdate(long step, String what, double value) {
        return new TrainingDiverged(
                "step " + step + ": " + what + " is " + value + "; nothing was changed in this step");
    }

    static TrainingDiverged inUpdate(long step, String what, double value) {
        return new TrainingDiverged("step " + step + ": the update made " + what + " " + value);
    }
}
