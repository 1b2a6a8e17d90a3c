package dev.nn.application.problem;

/**
 * A place in an input.
 *
 * @param source a file's name as the user gave it, or the option that held the text
 * @param line from 1, or 0 when the place is the whole source
 * @param column from 1
 */
public record Position(String source, int line, int column) {

    /** The whole of a source. */
    public static Position of(String source) {
        return new Position(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
