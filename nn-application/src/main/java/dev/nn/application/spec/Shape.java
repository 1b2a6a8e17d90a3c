package dev.nn.application.spec;

import java.util.Locale;

/** What samples that are made up look like: small problems with two features or one, as textbooks have them. */
public enum Shape {
    /** Uniform in the square [-1, 1] x [-1, 1]; class 1 where x and y have different signs. */
    XOR(true),
    /** As many arms as classes, each one turn around 0, radius up to 1. */
    SPIRALS(true),
    /** Two half circles of radius 1, the second turned over, its middle at (1, 0.5). */
    MOONS(true),
    /** Circles around 0, radius 1 and 0.5. */
    CIRCLES(true),
    /** As many heaps as classes, their middles on the circle of radius 1. */
    BLOBS(true),
    /** y = sin(x) over one period. */
    SINE(false);

    private final boolean classes;

    Shape(boolean classes) {
        this.classes = classes;
    }

    /** As typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether classes are to be predicted, or a number. */
    public boolean isOfClasses() {
        return classes;
    }

    /** The column that is to be predicted. */
    public String target() {
        return classes ? "class" : "y";
    }

    /** Whether the number of classes may be chosen. */
    public boolean takesClasses() {
        return this == SPIRALS || this == BLOBS;
    }
}
