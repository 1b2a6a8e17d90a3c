package dev.nn.domain.word;

import java.util.Locale;

/**
 * Untrusted text made safe for display. Names of columns, classes and files can contain characters
 * that move the cursor, begin a line or reverse the writing direction, and so falsify the output.
 */
public final class Printable {

    /** The maximum length of a displayed line. */
    private static final int MAX_LENGTH = 2_000;

    private Printable() {}

    /**
     * Returns text as one line. Its line breaks are escaped, and the middle of an overlong text is
     * omitted.
     */
    public static String line(String text) {
        if (text.length() <= MAX_LENGTH) {
            return shown(text, "");
        }
        int half = MAX_LENGTH / 2;
        return shown(text.substring(0, half), "") + " [" + (text.length() - MAX_LENGTH) + " characters] "
                + shown(text.substring(text.length() - half), "");
    }

    /** Returns text of several lines; its line breaks and tabs are kept. */
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

    /**
     * Returns whether a character is a control character, a line or paragraph separator, a mark of
     * the bidirectional algorithm (Unicode UAX 9) or an unpaired surrogate.
     */
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
