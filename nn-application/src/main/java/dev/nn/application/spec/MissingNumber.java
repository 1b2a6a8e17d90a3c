package dev.nn.application.spec;

/** The replacement for a missing number. */
public enum MissingNumber {
    /** The mean of the column. */
    MEAN("mean"),
    /** The median of the column. */
    MEDIAN("median"),
    /** The most frequent number. */
    MOST_FREQUENT("most_frequent"),
    /** A missing number is an error. */
    ERROR("error");

    private final String text;

    MissingNumber(String text) {
        this.text = text;
    }

    /** Returns the word in experiments. */
    public String text() {
        return text;
    }
}
