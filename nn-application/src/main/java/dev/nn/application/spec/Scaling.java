package dev.nn.application.spec;

import java.util.List;
import java.util.stream.Stream;

/** The ways to scale the numbers of a column. */
public enum Scaling {
    /** Mean 0 and standard deviation 1. */
    STANDARDIZE("standardize"),
    /** Minimum 0 and maximum 1. */
    MIN_MAX("min_max"),
    /** Median 0 and interquartile range 1. */
    ROBUST("robust"),
    /** The logarithm of 1 + x, standardised. */
    LOG("log"),
    /** No scaling. */
    NONE("none"),
    /** Multiplication by a factor, which is given in a map. */
    FACTOR("scale");

    private final String text;

    Scaling(String text) {
        this.text = text;
    }

    /** Returns the word in experiments. */
    public String text() {
        return text;
    }

    /** Returns the scalings that are written as a word. */
    static List<Scaling> words() {
        return Stream.of(values()).filter(value -> value != FACTOR).toList();
    }
}
