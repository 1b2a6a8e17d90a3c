package dev.nn.application.model;

import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.backprop.Pass;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges parameters of a model on data, dropout off. */
public record Evaluation(Model model, LayerByLayer backprop) {

    /** The loss, then every metric by its name: a {@link Double}, or counts as {@code long[][]}. */
    public Map<String, Object> figures(Parameters parameters, Dataset data) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("loss", backprop.loss(parameters, new Batch(data.features(), data.targets()), Pass.INFERENCE));
        // The forward pass that gave the loss gave these too.
        Outcome outcome = model.target().outcome(backprop.lastPredictions(data.samples()), data.targets());
        model.metrics().forEach((name, metric) -> {
            MetricValue value = metric.function().evaluate(outcome);
            figures.put(
                    name,
                    value instanceof MetricValue.Scalar s ? (Object) s.value() : ((MetricValue.Table) value).counts());
        });
        return figures;
    }
}
