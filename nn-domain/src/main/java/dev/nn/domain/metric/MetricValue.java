package dev.nn.domain.metric;

/** What a metric gives. */
public sealed interface MetricValue {

    /**
     * Returns the one number that it is.
     *
     * @throws IllegalStateException when it is a table
     */
    default double number() {
        throw new IllegalStateException("a table is not one number");
    }

    /** One number; NaN where the metric is undefined. */
    record Scalar(double value) implements MetricValue {
        @Override
        public double number() {
            return value;
        }
    }

    /** Counts, rows are actual classes and columns predicted ones. */
    record Table(long[][] counts) implements MetricValue {}
}
