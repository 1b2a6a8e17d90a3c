package dev.nn.adapters.file.csv;

/**
 * A detector of a quote that is never closed; the CSV library would read it as text to the end of
 * the file. It processes one character at a time.
 */
final class UnclosedQuote {

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

    UnclosedQuote(char delimiter, char quote) {
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
            // A quote inside an unquoted field is an ordinary character.
            opened = line;
            state = State.QUOTED;
        } else {
            state = c == delimiter || c == '\n' || c == '\r' ? State.FIELD_START : State.PLAIN;
        }
    }

    /** Returns the line (from 1) where the open quoted field starts, or 0 if all are closed. */
    int line() {
        return state == State.QUOTED ? opened : 0;
    }
}
