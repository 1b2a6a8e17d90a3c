package dev.nn.application.table;

import java.util.List;
import java.util.regex.Pattern;

/** What counts as a number in a data file: decimal digits, never {@code 1d}, hexadecimal or {@code NaN}. */
public final class Numbers {

    private static final int MOST_DIGITS_OF_EXPONENT = 4;

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private Numbers() {}

    /** Returns whether a text is a number in decimal digits. */
    public static boolean isNumber(String text) {
        return !Double.isNaN(number(text));
    }

    /** Returns the number that a text is in decimal digits; NaN where it is none, or too large for one. */
    public static double number(String text) {
        if (!isDecimal(text)) {
            return Double.NaN;
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /** {@code [-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,4})?}, by hand: each cell of a large table is asked. */
    private static boolean isDecimal(String text) {
        int whole = afterSign(text, 0);
        int point = afterDigits(text, whole);
        boolean pointed = point < text.length() && text.charAt(point) == '.';
        int end = pointed ? afterDigits(text, point + 1) : point;
        int digits = end - whole - (pointed ? 1 : 0);
        if (digits == 0) {
            return false;
        } else if (end == text.length()) {
            return true;
        } else if (text.charAt(end) != 'e' && text.charAt(end) != 'E') {
            return false;
        }
        int exponent = afterSign(text, end + 1);
        int exponentDigits = afterDigits(text, exponent) - exponent;
        return exponentDigits >= 1
                && exponentDigits <= MOST_DIGITS_OF_EXPONENT
                && exponent + exponentDigits == text.length();
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
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
