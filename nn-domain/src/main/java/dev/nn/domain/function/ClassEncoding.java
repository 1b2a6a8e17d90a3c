package dev.nn.domain.function;

/** How a class label becomes a row of targets. */
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

    /** The target of a class that is not the sample's; its own is 1. */
    public double off() {
        return off;
    }

    /** With a single output: predictions above this mean the second class. */
    public double threshold() {
        return threshold;
    }
}
