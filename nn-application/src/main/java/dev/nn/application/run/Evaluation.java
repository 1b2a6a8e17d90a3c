package dev.nn.application.run;

import dev.nn.application.data.PreparedData;
import dev.nn.application.experiment.Experiment;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.backprop.Pass;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Parameters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges parameters on the parts of an experiment's data. */
record Evaluation(Experiment experiment, LayerByLayer backprop) {

    /** Loss and metrics of every part. */
    Map<String, Map<String, Object>> all(Parameters parameters) {
        Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
        experiment.data().parts().forEach((part, data) -> figures.put(part, figures(parameters, data)));
        return figures;
    }

    /** The numbers of the validation part, named {@code validation_...}; none where there is no such part. */
    Map<String, Double> watched(Parameters parameters) {
        Map<String, Double> watched = new HashMap<>();
        Dataset validation = experiment.data().parts().get(PreparedData.VALIDATION);
        if (validation != null) {
            figures(parameters, validation).forEach((name, value) -> {
                if (value instanceof Double number) {
                    watched.put(PreparedData.VALIDATION + "_" + name, number);
                }
            });
        }
        return watched;
    }

    private Map<String, Object> figures(Parameters parameters, Dataset data) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("loss", backprop.loss(parameters, new Batch(data.features(), data.targets()), Pass.INFERENCE));
        Outcome outcome =
                experiment.data().target().outcome(backprop.predict(parameters, data.features()), data.targets());
        experiment.metrics().forEach((name, metric) -> {
            MetricValue value = metric.evaluate(outcome);
            figures.put(
                    name,
                    value instanceof MetricValue.Scalar s ? (Object) s.value() : ((MetricValue.Table) value).counts());
        });
        return figures;
    }
}
