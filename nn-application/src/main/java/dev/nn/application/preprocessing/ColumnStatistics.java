package dev.nn.application.preprocessing;

import dev.nn.application.table.Column;
import dev.nn.domain.data.Moments;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a numeric column over some rows; missing values are ignored. Each statistic
 * iterates over the rows again and stores no values, so a column may be larger than memory. Sums
 * are computed in row order.
 */
final class ColumnStatistics {

    /** Maximum number of distinct values that are counted one by one. */
    static final int MAX_DISTINCT = 1_000_000;

    private static final int DIGIT_BITS = 16;

    private final Column column;
    private final int[] rows;
    private @Nullable Moments totals;

    ColumnStatistics(Column column, int[] rows) {
        this.column = column;
        this.rows = rows;
    }

    /** Returns the column. */
    Column column() {
        return column;
    }

    private void each(DoubleConsumer consumer) {
        for (int row : rows) {
            double value = column.number(row);
            if (!Double.isNaN(value)) {
                consumer.accept(value);
            }
        }
    }

    /**
     * Returns the moments of all values, cached because several statistics need them and a pass
     * over a large column is slow.
     */
    private Moments totals() {
        Moments found = totals;
        if (found == null) {
            found = new Moments();
            each(found);
            totals = found;
        }
        return found;
    }

    double mean() {
        return totals().mean();
    }

    /** Returns whether the column has at least one value and all its values are equal. */
    boolean isConstant() {
        Moments found = totals();
        return found.count() > 0 && found.low() == found.high();
    }

    /** Returns the minimum and the maximum; 0 and 1 if there are no values. */
    double[] bounds() {
        Moments found = totals();
        return found.count() == 0 ? new double[] {0, 1} : new double[] {found.low(), found.high()};
    }

    /** Returns the mean and the population standard deviation of x, or of ln(1 + x). */
    double[] meanAndDeviation(boolean log) {
        Moments scaled = log ? new Moments() : totals();
        if (log) {
            each(value -> scaled.accept(StrictMath.log1p(value)));
        }
        double mean = scaled.mean();
        double[] squares = new double[1];
        each(value -> {
            double distance = (log ? StrictMath.log1p(value) : value) - mean;
            squares[0] += distance * distance;
        });
        return new double[] {mean, Math.sqrt(squares[0] / scaled.count())};
    }

    /**
     * Returns a quantile, linearly interpolated between the two nearest values as in NumPy; 0 if
     * there are no values.
     */
    double quantile(double share) {
        long count = totals().count();
        if (count == 0) {
            return 0;
        }
        double place = share * (count - 1);
        long below = (long) place;
        double low = ranked(below);
        double high = ranked(Math.min(below + 1, count - 1));
        return low + (place - below) * (high - low);
    }

    /**
     * Returns the value with the given rank (from 0). A radix search over the bits finds it digit
     * by digit, since the mapped bits sort in the order of the values.
     */
    private double ranked(long rank) {
        long prefix = 0;
        long left = rank;
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            long[] counts = new long[1 << DIGIT_BITS];
            int low = shift;
            long found = prefix;
            each(value -> {
                long bits = ordered(value) >>> low;
                if (bits >>> DIGIT_BITS == found) {
                    counts[(int) (bits & (counts.length - 1))]++;
                }
            });
            int digit = 0;
            while (left >= counts[digit]) {
                left -= counts[digit++];
            }
            prefix = prefix << DIGIT_BITS | digit;
        }
        return Double.longBitsToDouble(prefix < 0 ? prefix ^ Long.MIN_VALUE : ~prefix);
    }

    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    /**
     * Returns the most frequent value, the smallest one in case of a tie; empty if there are too
     * many distinct values.
     */
    OptionalDouble mostFrequent() {
        TreeMap<Double, Long> counts = new TreeMap<>();
        each(value -> {
            if (counts.size() <= MAX_DISTINCT) {
                counts.merge(value, 1L, Long::sum);
            }
        });
        if (counts.size() > MAX_DISTINCT) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry<Double, Long>::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(0.0));
    }
}
