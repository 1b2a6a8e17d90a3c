package dev.nn.adapters.file.csv;

/**
 * Finds a quote that opens and never closes, which the CSV library takes for text up to the end of the file. Sees the
 * characters one after the other.
 */
final class OpenQuote {

    private final char delimiter;
    private final char quote;
    private State state = State.FIELD_START;
    private int line = 1;
    private int opened;
    private char before;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    OpenQuote(char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    void see(char c) {
        if (c == '\r' || (c == '\n' && before != '\r')) {
            line++;
        }
        before = c;
        if (state == State.QUOTED) {
            state = c == quote ? State.QUOTE_IN_QUOTED : State.QUOTED;
        } else if (state == State.QUOTE_IN_QUOTED && c == quote) {
            state = State.QUOTED;
        } else if (state == State.FIELD_START && c == quote) {
            // A quote inside a field that began without one is a character like any other.
            opened = line;
            state = State.QUOTED;
        } else {
            state = c == delimiter || c == '\n' || c == '\r' ? State.FIELD_START : State.PLAIN;
        }
    }

    /** The line, from 1, of the field that is still open; 0 when all are closed. */
    int line() {
        return state == State.QUOTED ? opened : 0;
    }
}
