package dev.nn.domain.metric;

import dev.nn.domain.data.Task;

/** A metric of predictions. Stateless and thread-safe. */
public interface Metric {

    /** Returns the task that the metric applies to. */
    Task task();

    /** Returns whether the metric needs probabilities. */
    default boolean needsProbabilities() {
        return false;
    }

    /** Returns whether the metric applies to two classes only. */
    default boolean twoClassesOnly() {
        return false;
    }

    /** Returns whether the value is a table instead of one number, which rules out comparisons. */
    default boolean givesTable() {
        return false;
    }

    /**
     * Returns whether the metric is a proportion of the samples, so that it has a binomial
     * interval.
     */
    default boolean isShareOfSamples() {
        return false;
    }

    /** Returns whether higher values are better. */
    default boolean higherIsBetter() {
        return true;
    }

    /** Computes the metric over at least one sample of its task. */
    MetricValue evaluate(Outcome outcome);
}
