package dev.nn.domain.word;

import java.util.Locale;

/**
 * Text of others as a screen may show it: names of columns, classes and files can hold what moves the cursor, begins a line or
 * turns the direction of writing, and so make a screen say what nobody said.
 */
public final class Printable {

    /** A line that is longer than this tells nobody more. */
    private static final int LONGEST = 2_000;

    private Printable() {}

    /** One line: its own line breaks are shown too, and the middle of what is too long is left out. */
    public static String line(String text) {
        if (text.length() <= LONGEST) {
            return shown(text, "");
        }
        int half = LONGEST / 2;
        return shown(text.substring(0, half), "") + " [" + (text.length() - LONGEST) + " characters] "
                + shown(text.substring(text.length() - half), "");
    }

    /** Lines that are meant as such. */
    public static String lines(String text) {
        return shown(text, "\n\t");
    }

    private static String shown(String text, String allowed) {
        if (text.codePoints().noneMatch(c -> isHidden(c) && allowed.indexOf(c) < 0)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!isHidden(c) || allowed.indexOf(c) >= 0) {
                shown.appendCodePoint(c);
            } else {
                shown.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> String.format(Locale.ROOT, "\\u%04x", c);
                        });
            }
        });
        return shown.toString();
    }

    /** Control characters, line and paragraph separators, and the marks of the bidirectional algorithm (Unicode UAX 9). */
    private static boolean isHidden(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.getType(c) == Character.SURROGATE;
    }
}
