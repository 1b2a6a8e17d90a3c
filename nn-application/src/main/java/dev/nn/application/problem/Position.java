package dev.nn.application.problem;

/**
 * A position in an input.
 *
 * @param source a file's name as the user gave it, or a field of the request with its value
 * @param line line from 1, or 0 for the whole source
 * @param column column from 1
 */
public record Position(String source, int line, int column) {

    private static final int REQUEST = -1;

    /** Returns the position of a whole source. */
    public static Position of(String source) {
        return new Position(source, 0, 0);
    }

    /**
     * Returns the position of a field of the request, such as {@code sample}. The caller that took
     * the request knows the user's name for it.
     */
    public static Position request(String field) {
        return new Position(field, REQUEST, 0);
    }

    /** Returns the position of a field of the request with its value. */
    public static Position request(String field, String value) {
        return request(field + " " + value);
    }

    /** Returns whether the position is a field of the request, not a place in a file. */
    public boolean isRequest() {
        return line == REQUEST;
    }

    @Override
    public String toString() {
        return line <= 0 ? source : source + ":" + line + ":" + column;
    }
}
