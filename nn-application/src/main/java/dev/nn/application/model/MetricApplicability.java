package dev.nn.application.model;

import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.domain.metric.Metric;
import java.util.Optional;

/** A check that a metric applies to a network's predictions. */
public final class MetricApplicability {

    private MetricApplicability() {}

    /** Returns the reason why a metric does not apply, for users; empty if it applies. */
    public static Optional<String> fault(String name, Metric metric, TargetEncoding target) {
        if (metric.task() != target.task()) {
            return Optional.of("'" + name + "' applies to " + metric.task().text() + ", but the task is "
                    + target.task().text());
        }
        if (metric.twoClassesOnly()
                && target instanceof TargetEncoding.Classes c
                && c.label().classes().size() > 2) {
            return Optional.of("'" + name + "' applies to two classes, found "
                    + c.label().classes().size() + "; use " + name + "_macro, _micro or _weighted");
        }
        return metric.needsProbabilities() && !target.probabilities()
                ? Optional.of("'" + name + "' needs probabilities, but the output activation does not produce any")
                : Optional.empty();
    }
}
