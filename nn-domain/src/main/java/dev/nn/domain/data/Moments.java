package dev.nn.domain.data;

import java.util.function.DoubleConsumer;

/** Count, sum and bounds of numbers, in the order in which they come. Not thread-safe. */
public final class Moments implements DoubleConsumer {

    private long count;
    private double sum;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** Of no numbers yet. */
    public Moments() {}

    @Override
    public void accept(double value) {
        count++;
        sum += value;
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    /** Returns how many numbers came. */
    public long count() {
        return count;
    }

    /** Returns the least; infinite where none came. */
    public double low() {
        return low;
    }

    /** Returns the greatest; negative infinite where none came. */
    public double high() {
        return high;
    }

    /** Returns the mean, 0 where none came. Of equal values it is that value: their sum, divided, need not be. */
    public double mean() {
        return count == 0 ? 0 : low == high ? low : sum / count;
    }
}
