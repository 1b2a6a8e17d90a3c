package dev.nn.application.table;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The syntax of numbers in data files: decimal digits, never {@code 1d}, hexadecimal or {@code
 * NaN}.
 */
public final class Numbers {

    private static final int MAX_EXPONENT_DIGITS = 4;

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private Numbers() {}

    /** Returns whether a text is a number in decimal digits. */
    public static boolean isNumber(String text) {
        return !Double.isNaN(number(text));
    }

    /**
     * Returns the number that a text represents in decimal digits; NaN if it is not a number or too
     * large.
     */
    public static double number(String text) {
        if (!isDecimal(text)) {
            return Double.NaN;
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /**
     * Matches {@code [-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,4})?}. Written by hand for
     * speed: it runs for each cell of a large table.
     */
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
                && exponentDigits <= MAX_EXPONENT_DIGITS
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
     * Returns the index of a text in a list, or of the same number in another spelling, such as 1.0
     * for 1; -1 if absent. A number with leading zeros is a code, which matches only itself.
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

    /** Returns whether a text is a number and not a code with leading zeros. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && isNumber(text);
    }
}
