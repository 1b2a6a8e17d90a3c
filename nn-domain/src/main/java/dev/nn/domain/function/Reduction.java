package dev.nn.domain.function;

/** How the terms of a loss over a batch become one number. */
public enum Reduction {
    /** The mean over samples and outputs. */
    MEAN_OVER_ELEMENTS("mean over all elements"),
    /** The sum over outputs, the mean over samples. */
    MEAN_OVER_BATCH("sum over outputs, mean over the batch"),
    /** The sum over samples and outputs. */
    SUM("sum over outputs and batch");

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /** Returns whether it is a mean over samples, so that one sample counts less among others. */
    public boolean isMean() {
        return this != SUM;
    }

    /** The factor on the sum of all terms. */
    public double scale(int samples, int outputs) {
        return scale((double) samples, outputs);
    }

    /**
     * The same where samples may have weights.
     *
     * @param samples their number, or the sum of their weights; 0 where none counts
     */
    public double scale(double samples, int outputs) {
        if (samples == 0) {
            return 0;
        }
        return switch (this) {
            case MEAN_OVER_ELEMENTS -> 1.0 / (samples * outputs);
            case MEAN_OVER_BATCH -> 1.0 / samples;
            case SUM -> 1;
        };
    }

    /** For people. */
    public String words() {
        return words;
    }
}
