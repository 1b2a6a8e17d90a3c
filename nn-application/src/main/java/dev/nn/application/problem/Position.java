package dev.nn.application.problem;

/**
 * A place in an input.
 *
 * @param source a file's name as the user gave it, or a field of the request with its value
 * @param line from 1, or 0 when the place is the whole source
 * @param column from 1
 */
public record Position(String source, int line, int column) {

    private static final int REQUEST = -1;

    /** The whole of a source. */
    public static Position of(String source) {
        return new Position(source, 0, 0);
    }

    /** Returns a field of the request itself, such as {@code sample}: whoever took the request knows what its user calls it. */
    public static Position request(String field) {
        return new Position(field, REQUEST, 0);
    }

    /** Returns a field of the request with the value that it has. */
    public static Position request(String field, String value) {
        return request(field + " " + value);
    }

    /** Returns whether it is a field of the request, and not a place in a file. */
    public boolean isRequest() {
        return line == REQUEST;
    }

    @Override
    public String toString() {
        return line <= 0 ? source : source + ":" + line + ":" + column;
    }
}
