package dev.nn.domain.data;

import java.util.function.DoubleConsumer;

/** The running count, sum, minimum and maximum of a sequence of numbers. Not thread-safe. */
public final class Moments implements DoubleConsumer {

    private long count;
    private double sum;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** Creates moments without any numbers. */
    public Moments() {}

    @Override
    public void accept(double value) {
        count++;
        sum += value;
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    /** Returns the count of numbers. */
    public long count() {
        return count;
    }

    /** Returns the minimum; infinity if there are no numbers. */
    public double low() {
        return low;
    }

    /** Returns the maximum; negative infinity if there are no numbers. */
    public double high() {
        return high;
    }

    /**
     * Returns the mean, or 0 if there are no numbers. If all numbers are equal, the mean is exactly
     * that number; their sum divided by the count may differ.
     */
    public double mean() {
        return count == 0 ? 0 : low == high ? low : sum / count;
    }
}
