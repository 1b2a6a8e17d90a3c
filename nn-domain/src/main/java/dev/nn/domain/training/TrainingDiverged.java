package dev.nn.domain.training;

/** A loss, gradient or parameter that is no longer finite. Unless the update itself overflowed, the parameters are those of before the
 * step. */
public final class TrainingDiverged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TrainingDiverged(String message) {
        super(message + ". A lower learning rate or scaled data may help");
    }

    static TrainingDiverged beforeUpdate(long step, String what, double value) {
        return new TrainingDiverged(
                "step " + step + ": " + what + " is " + value + "; nothing was changed in this step");
    }

    static TrainingDiverged inUpdate(long step, String what, double value) {
        return new TrainingDiverged("step " + step + ": the update made " + what + " " + value);
    }
}
