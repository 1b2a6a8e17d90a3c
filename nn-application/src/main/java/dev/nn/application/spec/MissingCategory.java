package dev.nn.application.spec;

/** The replacement for a missing word. */
public enum MissingCategory {
    /** The most frequent word. */
    MOST_FREQUENT("most_frequent"),
    /** A category of its own. */
    SEPARATE("separate"),
    /** A missing word is an error. */
    ERROR("error");

    private final String text;

    MissingCategory(String text) {
        this.text = text;
    }

    /** Returns the word in experiments. */
    public String text() {
        return text;
    }
}
