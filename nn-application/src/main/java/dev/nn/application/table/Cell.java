package dev.nn.application.table;

/**
 * The encoding of a cell in 64 bits. A cell is a number, or a text as its index in the column's
 * list, stored as the payload of a NaN, or missing, stored as the NaN without payload. Files
 * contain no NaN, so a column can turn out to hold words at any row without a change to earlier
 * rows.
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

    /** Returns the text index of a cell that is not a number; -1 if it is missing. */
    static int place(double cell) {
        return (int) Double.doubleToRawLongBits(cell) - 1;
    }
}
