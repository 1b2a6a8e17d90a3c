package dev.nn.application.model;

import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.port.in.Figures;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.spec.CsvFormat;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A network with the encoding of raw columns and the decoding of its outputs; everything but the
 * learned parameters.
 *
 * @param activations the configured activations by layer index
 * @param format the format of the training tables
 * @param dropsMissingTargets whether rows without a target were dropped, and are dropped in
 *     evaluation
 * @param metrics the metrics by their names in results, in order
 */
public record Model(
        Network network,
        Map<Integer, FunctionUse> activations,
        CsvFormat format,
        List<ColumnEncoding> features,
        TargetEncoding target,
        boolean dropsMissingTargets,
        ResolvedFunction<Loss> loss,
        Map<String, ResolvedFunction<Metric>> metrics) {

    public Model {
        activations = Collections.unmodifiableMap(new TreeMap<>(activations));
        features = List.copyOf(features);
    }

    /**
     * Returns the display name of a layer with the activation of its units, {@code layer 2 (relu)}.
     */
    public String layerName(int layer) {
        return "layer " + layer
                + activation(network.activating(network.layer(layer)).index())
                        .map(use -> " (" + use.words() + ")")
                        .orElse("");
    }

    /** Returns the configured activation of a layer, if it has one. */
    public Optional<FunctionUse> activation(int layer) {
        return Optional.ofNullable(activations.get(layer));
    }

    /** Computes every metric from predictions and targets. */
    public Figures figures(Outcome outcome) {
        Map<String, MetricValue> figures = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> figures.put(name, metric.function().evaluate(outcome)));
        return new Figures(figures);
    }
}
