package dev.nn.application.model;

import dev.nn.application.catalogue.Chosen;
import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.data.ColumnEncoding;
import dev.nn.application.data.TargetEncoding;
import dev.nn.application.spec.CsvFormat;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Network;
import java.util.List;
import java.util.Map;

/**
 * A network with the way from raw columns to its inputs and from its outputs to predictions; all but the learned
 * numbers.
 *
 * @param activations how the activation of each dense layer was asked for, in order
 * @param format of the tables that it was trained on
 * @param dropsMissingTargets whether rows without a target were left out, and are in what it is judged on
 * @param metrics by the name they have in results, in order
 */
public record Model(
        Network network,
        List<FunctionUse> activations,
        CsvFormat format,
        List<ColumnEncoding> features,
        TargetEncoding target,
        boolean dropsMissingTargets,
        Chosen<Loss> loss,
        Map<String, Chosen<Metric>> metrics) {

    public Model {
        activations = List.copyOf(activations);
        features = List.copyOf(features);
    }

    /** A dense layer for people, {@code layer 2 (relu)}; the layer counts all layers from 0. */
    public String layerName(int layer) {
        return "layer " + layer + " ("
                + activations.get(network.denseLayers().indexOf(layer)).words() + ")";
    }
}
