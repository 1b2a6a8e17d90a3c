package dev.nn.application.data;

import java.util.regex.Pattern;

/** What counts as a number in a data file: decimal digits, never {@code 1d}, hexadecimal or {@code NaN}. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

    private Numbers() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }
}
