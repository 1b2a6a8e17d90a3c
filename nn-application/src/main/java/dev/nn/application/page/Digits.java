package dev.nn.application.page;

import java.util.Locale;

/**
 * How numbers are written: in fixed digits after the point, the zeros at the end left out.
 *
 * @param places at most
 */
public record Digits(int places) {

    private static final double SMALL = 1e-4;

    /** Enough to work on with by hand. */
    public static final Digits USUAL = new Digits(10);

    /** A number in plain digits; one that would be nearly nothing in them, with a power of ten. */
    String text(double value) {
        if (value != 0 && Math.abs(value) < SMALL && Double.isFinite(value)) {
            return String.format(Locale.ROOT, "%." + Math.min(places, 6) + "e", value);
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        String shorter = text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
        return shorter.equals("-0") ? "0" : shorter;
    }
}
