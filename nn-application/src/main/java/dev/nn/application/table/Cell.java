package dev.nn.application.table;

/**
 * What the 64 bits of a cell say: a number; the place of a text in its column's list, as the payload of a NaN; or, as the NaN
 * without payload, that nothing is there. No number in a file is NaN, so a column can turn out to hold words at any row without
 * a change to the rows before.
 */
final class Cell {

    static final double MISSING = Double.NaN;

    private static final long QUIET_NAN = 0x7ff8_0000_0000_0000L;

    private Cell() {}

    static double ofPlace(int place) {
        return Double.longBitsToDouble(QUIET_NAN | (place + 1));
    }

    static boolean isNumber(double cell) {
        return !Double.isNaN(cell);
    }

    static boolean isMissing(double cell) {
        return Double.isNaN(cell) && place(cell) < 0;
    }

    /** The place of a cell that is no number; -1 where it is missing. */
    static int place(double cell) {
        return (int) Double.doubleToRawLongBits(cell) - 1;
    }
}
