package dev.nn.application.model;

import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.domain.metric.Metric;
import java.util.Optional;

/** Whether a metric can judge what a network predicts. */
public final class MetricFit {

    private MetricFit() {}

    /** What keeps the metric of this name from it, for people; empty when nothing does. */
    public static Optional<String> fault(String name, Metric metric, TargetEncoding target) {
        if (metric.task() != target.task()) {
            return Optional.of("'" + name + "' judges " + metric.task().text() + ", this is "
                    + target.task().text());
        }
        if (metric.twoClassesOnly()
                && target instanceof TargetEncoding.Classes c
                && c.label().classes().size() > 2) {
            return Optional.of("'" + name + "' judges two classes, there are "
                    + c.label().classes().size() + "; " + name + "_macro, _micro and _weighted judge several");
        }
        return metric.needsProbabilities() && !target.probabilities()
                ? Optional.of("'" + name + "' needs probabilities; the last layer's activation gives none")
                : Optional.empty();
    }
}
