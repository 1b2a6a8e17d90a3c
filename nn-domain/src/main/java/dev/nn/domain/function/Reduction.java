package dev.nn.domain.function;

/** The reduction of a batch's loss terms to one number. */
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

    /**
     * Returns whether this is a mean over samples, in which one sample weighs less among others.
     */
    public boolean isMean() {
        return this != SUM;
    }

    /** Returns the factor on the sum of all terms. */
    public double scale(int samples, int outputs) {
        return scale((double) samples, outputs);
    }

    /**
     * Returns the factor on the sum of all terms, for samples that may have weights.
     *
     * @param samples the number of samples, or the sum of their weights; 0 if none counts
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

    /** Returns a description for people. */
    public String words() {
        return words;
    }
}
