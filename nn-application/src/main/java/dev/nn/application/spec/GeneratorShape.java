package dev.nn.application.spec;

import java.util.Locale;

/** The shape of generated samples: small textbook problems with one or two features. */
public enum GeneratorShape {
    /** Uniform in the square [-1, 1] x [-1, 1]; class 1 where x and y have different signs. */
    XOR(true),
    /** One arm per class, each one turn around 0, radius up to 1. */
    SPIRALS(true),
    /** Two half circles of radius 1; the second is flipped and centered at (1, 0.5). */
    MOONS(true),
    /** Two circles around 0, with radius 1 and 0.5. */
    CIRCLES(true),
    /** One cluster per class, centered on the circle of radius 1. */
    BLOBS(true),
    /** y = sin(x) over one period. */
    SINE(false);

    private final boolean classes;

    GeneratorShape(boolean classes) {
        this.classes = classes;
    }

    /** Returns the word in experiments. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the target is a class, not a number. */
    public boolean isOfClasses() {
        return classes;
    }

    /** Returns the name of the target column. */
    public String target() {
        return classes ? "class" : "y";
    }

    /** Returns whether the number of classes is configurable. */
    public boolean takesClasses() {
        return this == SPIRALS || this == BLOBS;
    }
}
