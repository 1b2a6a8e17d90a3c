package dev.nn.domain.training;

/** A loss, gradient or parameter that is no longer finite. The parameters are those of before the step. */
public final class TrainingDiverged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingDiverged(long step, String what, double value) {
        super("step " + step + ": " + what + " is " + value
                + "; nothing was changed in this step. A lower learning rate or scaled data may help");
    }
}
