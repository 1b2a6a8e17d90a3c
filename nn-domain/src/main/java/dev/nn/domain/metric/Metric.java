package dev.nn.domain.metric;

import dev.nn.domain.data.Task;

/** A figure that judges predictions. Stateless and thread-safe. */
public interface Metric {

    /** The task it judges. */
    Task task();

    /** Whether it needs probabilities. */
    default boolean needsProbabilities() {
        return false;
    }

    /** Whether it judges two classes and no more. */
    default boolean twoClassesOnly() {
        return false;
    }

    /** Whether it gives a table and not one number, so that nothing can be compared by it. */
    default boolean givesTable() {
        return false;
    }

    /** Returns whether its figure is the share of samples for which something holds, so that it has a binomial interval. */
    default boolean isShareOfSamples() {
        return false;
    }

    /** Whether a larger value is a better one. */
    default boolean higherIsBetter() {
        return true;
    }

    /** The figure for at least one sample of this metric's task. */
    MetricValue evaluate(Outcome outcome);
}
