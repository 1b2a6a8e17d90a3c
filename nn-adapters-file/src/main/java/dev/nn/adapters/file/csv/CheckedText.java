package dev.nn.adapters.file.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A reader between a text and its parser. It skips the byte order mark, tracks quotes and rejects
 * NUL.
 */
final class CheckedText extends FilterReader {

    private static final char MARK = '\uFEFF';

    private final UnclosedQuote quotes;
    private final FirstLines first;
    private boolean begun;

    /** A NUL character, which text never contains. */
    static final class NotText extends IOException {
        private static final long serialVersionUID = 1L;
    }

    CheckedText(Reader text, UnclosedQuote quotes, FirstLines first) {
        super(text);
        this.quotes = quotes;
        this.first = first;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (!begun && count > 0) {
            begun = true;
            if (buffer[offset] == MARK) {
                System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                return count > 1 ? checked(buffer, offset, count - 1) : read(buffer, offset, length);
            }
        }
        return checked(buffer, offset, count);
    }

    private int checked(char[] buffer, int offset, int count) throws IOException {
        first.see(buffer, offset, count);
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\0') {
                throw new NotText();
            }
            quotes.see(buffer[i]);
        }
        return count;
    }
}
