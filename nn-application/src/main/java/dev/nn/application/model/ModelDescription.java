package dev.nn.application.model;

import dev.nn.application.data.ColumnEncoding;
import dev.nn.application.data.TargetEncoding;
import dev.nn.application.spec.CsvFormat;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Dropout;
import dev.nn.domain.network.Layer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as texts, numbers, lists and maps, for the model file; {@link ModelReader} reads it back. */
public final class ModelDescription {

    static final int FORMAT_VERSION = 1;

    private ModelDescription() {}

    /** Everything but the learned numbers; nothing of machine, time or paths. */
    public static Map<String, Object> of(Model model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format_version", FORMAT_VERSION);
        map.put("layers", layers(model));
        if (!model.format().equals(CsvFormat.STANDARD)) {
            map.put("csv", model.format().written());
        }
        map.put("features", described(model.features()));
        map.put("target", target(model));
        if (model.dropsMissingTargets()) {
            map.put("drop_missing_targets", true);
        }
        map.put("loss", model.loss().use().written());
        map.put(
                "metrics",
                model.metrics().values().stream()
                        .map(metric -> metric.use().written())
                        .toList());
        return map;
    }

    private static List<Object> layers(Model model) {
        List<Object> layers = new ArrayList<>();
        int dense = 0;
        for (Layer layer : model.network().layers()) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (layer instanceof Dense d) {
                map.put("inputs", d.inputs());
                map.put("units", d.outputs());
                map.put("activation", model.activations().get(dense++).written());
                layers.add(Map.of("dense", map));
            } else {
                map.put("units", layer.outputs());
                map.put("rate", ((Dropout) layer).rate());
                layers.add(Map.of("dropout", map));
            }
        }
        return layers;
    }

    private static Map<String, Object> target(Model model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", model.target().task().text());
        if (model.target() instanceof TargetEncoding.Classes classes) {
            map.putAll(classes.label().describe());
            map.put("probabilities", classes.probabilities());
        } else if (model.target() instanceof TargetEncoding.Labels labels) {
            map.put("labels", described(labels.columns()));
            map.put("probabilities", labels.probabilities());
        } else {
            map.put("columns", described(model.target().columns()));
        }
        return map;
    }

    /** Each column when it is asked for: images have a million of them. */
    private static List<Object> described(List<? extends ColumnEncoding> columns) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return columns.get(index).describe();
            }

            @Override
            public int size() {
                return columns.size();
            }
        };
    }
}
