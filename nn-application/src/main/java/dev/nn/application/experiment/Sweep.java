package dev.nn.application.experiment;

import dev.nn.application.spec.SweepSpec;

/**
 * A sweep with its ranking figure resolved.
 *
 * @param part the part of the data that ranks the trials
 * @param figure the figure of that part
 * @param higherIsBetter true for accuracy and the like
 * @param threads the threads of the machine or of the engine setting, shared by all runs
 */
public record Sweep(SweepSpec spec, String part, String figure, boolean higherIsBetter, int threads) {

    /** Returns the name of the figure in an experiment file. */
    public String monitor() {
        return part + "_" + figure;
    }
}
