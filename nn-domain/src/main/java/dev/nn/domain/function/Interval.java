package dev.nn.domain.function;

/**
 * A range of numbers, closed at finite ends: the values an activation can give, or those a loss accepts.
 *
 * @param low may be negative infinity
 * @param high may be positive infinity
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

    /** -1 to 1 and the like. */
    public static Interval of(double low, double high) {
        return new Interval(low, high);
    }

    /** From a number upwards. */
    public static Interval atLeast(double low) {
        return new Interval(low, Double.POSITIVE_INFINITY);
    }

    /** Up to a number. */
    public static Interval atMost(double high) {
        return new Interval(Double.NEGATIVE_INFINITY, high);
    }

    /** Whether the number lies in here; NaN never does. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Whether every number of the other lies in here. */
    public boolean contains(Interval other) {
        return contains(other.low) && contains(other.high);
    }

    @Override
    public String toString() {
        return (low == Double.NEGATIVE_INFINITY ? "(-inf" : "[" + plain(low)) + ", "
                + (high == Double.POSITIVE_INFINITY ? "inf)" : end(high));
    }

    /** The number just below a whole one stands for "all below it". */
    private static String end(double high) {
        double whole = Math.rint(high);
        return high == Math.nextDown(whole) ? plain(whole) + ")" : plain(high) + "]";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
