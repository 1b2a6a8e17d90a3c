package dev.nn.domain.metric;

/** The value of a metric. */
public sealed interface MetricValue {

    /**
     * Returns the value as one number.
     *
     * @throws IllegalStateException when the value is a table
     */
    default double number() {
        throw new IllegalStateException("a table is not a single number");
    }

    /** One number; NaN if the metric is undefined. */
    record Scalar(double value) implements MetricValue {
        @Override
        public double number() {
            return value;
        }
    }

    /** A table of counts, with a row per actual class and a column per predicted class. */
    record Table(long[][] counts) implements MetricValue {}
}
