package dev.nn.application.spec;

import java.util.List;
import java.util.stream.Stream;

/** The replacement for a missing number. */
public enum MissingNumber {
    /** The mean of the column. */
    MEAN("mean"),
    /** The median of the column. */
    MEDIAN("median"),
    /** The most frequent number. */
    MOST_FREQUENT("most_frequent"),
    /** None may be missing. */
    ERROR("error");

    private final String text;

    MissingNumber(String text) {
        this.text = text;
    }

    /** Returns the word in experiments. */
    public String text() {
        return text;
    }

    /** Returns the words that may be typed. */
    public static List<String> words() {
        return Stream.of(values()).map(MissingNumber::text).toList();
    }

    /** Returns the constant of a word that was typed. */
    static MissingNumber of(String word) {
        return Stream.of(values())
                .filter(value -> value.text.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
