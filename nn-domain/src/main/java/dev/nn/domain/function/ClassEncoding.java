package dev.nn.domain.function;

/** The encoding of a class label as a row of targets. */
public enum ClassEncoding {
    /** 1 for the sample's class and 0 for the others. */
    ZERO_ONE(0, 0.5),
    /** 1 for the sample's class and -1 for the others. */
    MINUS_PLUS_ONE(-1, 0);

    private final double off;
    private final double threshold;

    ClassEncoding(double off, double threshold) {
        this.off = off;
        this.threshold = threshold;
    }

    /** Returns the target of the classes other than the sample's own, whose target is 1. */
    public double off() {
        return off;
    }

    /** Returns the threshold for a single output: predictions above it mean the second class. */
    public double threshold() {
        return threshold;
    }
}
