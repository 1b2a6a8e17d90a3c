package dev.nn.adapters.file.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A reader that replaces each run of spaces and tabs with one tab and strips both ends of a line,
 * so that a parser of delimited text can read it. Quoted text is unchanged.
 */
final class Whitespace extends FilterReader {

    private final char quote;
    private boolean atStart = true;
    private boolean blank;
    private boolean quoted;
    private int held = -1;

    /** Creates a filter of another reader. */
    Whitespace(Reader text, char quote) {
        super(text);
        this.quote = quote;
    }

    @Override
    public int read() throws IOException {
        if (held >= 0) {
            int next = held;
            held = -1;
            return next;
        }
        while (true) {
            int c = in.read();
            if (c < 0) {
                return c;
            }
            if (!quoted && (c == ' ' || c == '\t')) {
                blank = true;
                continue;
            }
            boolean end = c == '\n' || c == '\r';
            boolean between = blank && !atStart && !end;
            blank = false;
            atStart = end && !quoted;
            quoted = c == quote ? !quoted : quoted;
            if (between) {
                held = c;
                return '\t';
            }
            return c;
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c < 0) {
                return count == 0 ? -1 : count;
            }
            buffer[offset + count++] = (char) c;
        }
        return count;
    }
}
