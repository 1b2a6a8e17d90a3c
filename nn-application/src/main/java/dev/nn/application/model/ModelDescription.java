package dev.nn.application.model;

import dev.nn.application.key.Resolution;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.CsvKeys;
import dev.nn.domain.network.PlacedLayer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as texts, numbers, lists and maps, for the model file; {@link ModelReader} reads it back. */
public final class ModelDescription {

    static final int FORMAT_VERSION = 1;

    private ModelDescription() {}

    /**
     * Returns everything but the learned parameters, without anything about machine, time or paths.
     */
    public static Map<String, Object> of(Model model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format_version", FORMAT_VERSION);
        map.put("layers", layers(model));
        if (!model.format().equals(CsvFormat.STANDARD)) {
            map.put("csv", CsvKeys.FORMAT.written(model.format(), Resolution.NONE));
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
        for (PlacedLayer layer : model.network().layers()) {
            Map<String, Object> settings = layer.layer().settings(layer.input());
            model.activation(layer.index()).ifPresent(use -> settings.put("activation", use.written()));
            layers.add(Map.of(layer.layer().kind(), settings));
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

    /** Returns a lazy list of column descriptions, since images have a million columns. */
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
