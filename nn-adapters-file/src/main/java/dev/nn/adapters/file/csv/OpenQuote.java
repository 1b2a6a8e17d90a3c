package dev.nn.adapters.file.csv;

/** Finds a quote that opens and never closes, which the CSV library takes for text up to the end of the file. */
final class OpenQuote {

    private OpenQuote() {}

    /** The line, from 1, of the field that is still open at the end; 0 when all are closed. */
    static int line(String text, char delimiter, char quote) {
        int line = 1;
        int opened = 0;
        boolean fieldStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            line += lineEnd ? 1 : 0;
            if (opened > 0) {
                boolean escaped = c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote;
                i += escaped ? 1 : 0;
                opened = c == quote && !escaped ? 0 : opened;
                fieldStart = false;
            } else {
                // A quote inside a field that began without one is a character like any other.
                opened = c == quote && fieldStart ? line : 0;
                fieldStart = c == delimiter || c == '\n' || c == '\r';
            }
        }
        return opened;
    }
}
