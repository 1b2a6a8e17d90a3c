package dev.nn.application.spec;

import java.util.List;
import java.util.stream.Stream;

/** The ways to scale the numbers of a column. */
public enum Scaling {
    /** Mean 0 and deviation 1. */
    STANDARDIZE("standardize"),
    /** From 0 to 1. */
    MIN_MAX("min_max"),
    /** Median 0 and a distance of 1 between the quartiles. */
    ROBUST("robust"),
    /** The logarithm of 1 + x, standardised. */
    LOG("log"),
    /** As they are. */
    NONE("none"),
    /** Multiplied by a factor, which is given in a map. */
    FACTOR("scale");

    private final String text;

    Scaling(String text) {
        this.text = text;
    }

    /** Returns the word in experiments. */
    public String text() {
        return text;
    }

    /** Returns those that are typed as a word. */
    static List<Scaling> words() {
        return Stream.of(values()).filter(value -> value != FACTOR).toList();
    }
}
