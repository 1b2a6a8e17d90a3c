package dev.nn.plugin.functions;

import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;

/** A confusion matrix: counts of actual (rows) and predicted (columns) classes. */
record ConfusionMatrix() implements Metric {

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public boolean givesTable() {
        return true;
    }

    @Override
    public MetricValue evaluate(Outcome outcome) {
        return new MetricValue.Table(counts((Outcome.Classes) outcome));
    }

    static long[][] counts(Outcome.Classes outcome) {
        int classes = outcome.classNames().size();
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < outcome.samples(); i++) {
            counts[outcome.actual()[i]][outcome.predicted()[i]]++;
        }
        return counts;
    }
}
