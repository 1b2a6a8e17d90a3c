package dev.nn.application.experiment;

import dev.nn.application.spec.SweepSpec;

/**
 * A sweep whose figure is known.
 *
 * @param part of the data that ranks
 * @param figure of that part
 * @param higherIsBetter for accuracy and the like
 * @param threads of the machine or of the engine's setting, for all runs together
 */
public record Sweep(SweepSpec spec, String part, String figure, boolean higherIsBetter, int threads) {

    /** The figure as it is typed. */
    public String monitor() {
        return part + "_" + figure;
    }
}
