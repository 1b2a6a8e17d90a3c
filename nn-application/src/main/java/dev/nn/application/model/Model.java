package dev.nn.application.model;

import dev.nn.application.catalogue.ChosenFunction;
import dev.nn.application.catalogue.FunctionUse;
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
 * A network with the way from raw columns to its inputs and from its outputs to predictions; all but the learned
 * numbers.
 *
 * @param activations how the activation of a layer was asked for, by the layer's index
 * @param format of the tables that it was trained on
 * @param dropsMissingTargets whether rows without a target were left out, and are in what it is judged on
 * @param metrics by the name they have in results, in order
 */
public record Model(
        Network network,
        Map<Integer, FunctionUse> activations,
        CsvFormat format,
        List<ColumnEncoding> features,
        TargetEncoding target,
        boolean dropsMissingTargets,
        ChosenFunction<Loss> loss,
        Map<String, ChosenFunction<Metric>> metrics) {

    public Model {
        activations = Collections.unmodifiableMap(new TreeMap<>(activations));
        features = List.copyOf(features);
    }

    /** Returns a layer for people with the activation that its units end with, {@code layer 2 (relu)}. */
    public String layerName(int layer) {
        return "layer " + layer
                + activation(network.activating(network.layer(layer)).index())
                        .map(use -> " (" + use.words() + ")")
                        .orElse("");
    }

    /** Returns how the activation of a layer was asked for, if it has one. */
    public Optional<FunctionUse> activation(int layer) {
        return Optional.ofNullable(activations.get(layer));
    }

    /** Returns every metric of predictions beside their targets. */
    public Figures figures(Outcome outcome) {
        Map<String, MetricValue> figures = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> figures.put(name, metric.function().evaluate(outcome)));
        return new Figures(figures);
    }
}
