package dev.nn.application.spec;

import java.util.List;
import java.util.stream.Stream;

/** The replacement for a missing word. */
public enum MissingCategory {
    /** The most frequent word. */
    MOST_FREQUENT("most_frequent"),
    /** A category of its own. */
    SEPARATE("separate"),
    /** None may be missing. */
    ERROR("error");

    private final String text;

    MissingCategory(String text) {
        this.text = text;
    }

    /** Returns the word in experiments. */
    public String text() {
        return text;
    }

    /** Returns the words that may be typed. */
    public static List<String> words() {
        return Stream.of(values()).map(MissingCategory::text).toList();
    }

    /** Returns the constant of a word that was typed. */
    static MissingCategory of(String word) {
        return Stream.of(values())
                .filter(value -> value.text.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
