package dev.nn.domain.metric;

/** What a metric gives. */
public sealed interface MetricValue {

    /** One number; NaN where the metric is undefined. */
    record Scalar(double value) implements MetricValue {}

    /** Counts, rows are actual classes and columns predicted ones. */
    record Table(long[][] counts) implements MetricValue {}
}
