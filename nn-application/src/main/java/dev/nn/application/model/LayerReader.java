package dev.nn.application.model;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.document.Fields;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.FunctionSpecReader;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.layer.ActivationLayer;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.layer.Dropout;
import java.util.List;
import java.util.Optional;

/** A reader of layers from a model file. */
record LayerReader(FunctionCatalogue catalogue, FunctionSpecReader functions, Problems problems) {

    private static final String DROPOUT = "dropout";
    private static final String ACTIVATION = "activation";
    private static final String DENSE = "dense";

    /** Reads a layer; empty if a problem was added. */
    Optional<StoredLayer> read(Fields fields) {
        Optional<StoredLayer> layer;
        if (fields.node(DENSE).isPresent()) {
            layer = fields.map(DENSE).flatMap(this::dense);
        } else if (fields.node(ACTIVATION).isPresent()) {
            layer = fields.map(ACTIVATION).flatMap(this::activation);
        } else {
            fields.required(DROPOUT);
            layer = fields.map(DROPOUT).flatMap(this::dropout);
        }
        fields.close();
        return layer;
    }

    private Optional<StoredLayer> dense(Fields fields) {
        List.of("inputs", "units", ACTIVATION).forEach(fields::required);
        Optional<Long> inputs = fields.whole("inputs", 1, ExperimentSpec.MAX_WIDTH);
        Optional<Long> units = units(fields);
        Optional<ResolvedFunction<Activation>> activation = function(fields);
        fields.close();
        return inputs.flatMap(in -> units.flatMap(out -> activation.map(chosen -> new StoredLayer(
                new Dense(out.intValue(), chosen.function()), in.intValue(), Optional.of(chosen.use())))));
    }

    private Optional<StoredLayer> activation(Fields fields) {
        List.of("units", ACTIVATION).forEach(fields::required);
        Optional<Long> units = units(fields);
        Optional<ResolvedFunction<Activation>> activation = function(fields);
        fields.close();
        return units.flatMap(width -> activation.map(chosen ->
                new StoredLayer(new ActivationLayer(chosen.function()), width.intValue(), Optional.of(chosen.use()))));
    }

    private Optional<StoredLayer> dropout(Fields fields) {
        List.of("units", "rate").forEach(fields::required);
        Optional<Long> units = units(fields);
        Optional<Double> rate = fields.number("rate", Interval.of(0, Math.nextDown(1.0)));
        fields.close();
        return units.flatMap(
                width -> rate.map(share -> new StoredLayer(new Dropout(share), width.intValue(), Optional.empty())));
    }

    private static Optional<Long> units(Fields fields) {
        return fields.whole("units", 1, ExperimentSpec.MAX_WIDTH);
    }

    private Optional<ResolvedFunction<Activation>> function(Fields fields) {
        return functions
                .read(fields, ACTIVATION)
                .flatMap(spec -> catalogue.choose(FunctionKind.ACTIVATION, spec, problems));
    }
}
