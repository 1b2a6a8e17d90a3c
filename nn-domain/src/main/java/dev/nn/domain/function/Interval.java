package dev.nn.domain.function;

/**
 * A range of numbers, closed at finite ends: the values that an activation can take or that a loss
 * accepts.
 *
 * @param low the lower bound; may be negative infinity
 * @param high the upper bound; may be positive infinity
 */
public record Interval(double low, double high) {

    /** All numbers. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** 0 to 1. */
    public static final Interval UNIT = new Interval(0, 1);

    /** 0 and above. */
    public static final Interval NON_NEGATIVE = new Interval(0, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval needs low <= high, found " + low + " and " + high);
        }
    }

    /** Returns the interval from {@code low} to {@code high}. */
    public static Interval of(double low, double high) {
        return new Interval(low, high);
    }

    /** Returns the interval of all numbers from {@code low} upwards. */
    public static Interval atLeast(double low) {
        return new Interval(low, Double.POSITIVE_INFINITY);
    }

    /** Returns the interval of all numbers up to {@code high}. */
    public static Interval atMost(double high) {
        return new Interval(Double.NEGATIVE_INFINITY, high);
    }

    /** Returns whether this interval contains a number; always false for NaN. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Returns whether this interval contains another one. */
    public boolean contains(Interval other) {
        return contains(other.low) && contains(other.high);
    }

    @Override
    public String toString() {
        return (low == Double.NEGATIVE_INFINITY ? "(-inf" : "[" + plain(low)) + ", "
                + (high == Double.POSITIVE_INFINITY ? "inf)" : end(high));
    }

    /**
     * Formats the upper bound. The number just below an integer is shown as an open bound at it.
     */
    private static String end(double high) {
        double whole = Math.rint(high);
        return high == Math.nextDown(whole) ? plain(whole) + ")" : plain(high) + "]";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
