package dev.nn.application.table;

import java.util.List;
import java.util.regex.Pattern;

/** What counts as a number in a data file: decimal digits, never {@code 1d}, hexadecimal or {@code NaN}. */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private Numbers() {}

    /** Returns whether a text is a number in decimal digits. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    /**
     * Returns the place of a text among others: its own, or that of the same number written otherwise, such as 1.0 for 1; -1 for
     * none. A number with zeros before it is a code, which stands for itself.
     */
    public static int place(List<String> texts, String text) {
        int exact = texts.indexOf(text);
        if (exact >= 0 || !isPlain(text)) {
            return exact;
        }
        double number = Double.parseDouble(text);
        for (int k = 0; k < texts.size(); k++) {
            if (isPlain(texts.get(k)) && Double.parseDouble(texts.get(k)) == number) {
                return k;
            }
        }
        return -1;
    }

    /** Returns whether a text is a number and no code. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && isNumber(text);
    }
}
