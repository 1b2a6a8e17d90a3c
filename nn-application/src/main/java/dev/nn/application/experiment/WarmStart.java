package dev.nn.application.experiment;

import dev.nn.application.data.ColumnEncoding;
import dev.nn.application.document.Located;
import dev.nn.application.port.ReadModel;
import dev.nn.application.port.StoredModel;
import dev.nn.application.port.StoredModel.StoredTensor;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.StartSpec;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers start with another run's numbers, where its model has some of the same name and shape; the others start as they
 * would without it, which is said. Numbers in the file itself come first.
 */
record WarmStart(ReadModel models, String file, List<LayerSpec> specs, Problems problems) {

    /** How layers start, and what is odd about it. */
    record Started(List<Start> starts, List<Problem> warnings) {}

    Optional<Started> starts(StartSpec spec, Network network, List<Start> own, List<ColumnEncoding> features) {
        return problems.valueOf(models.read(new Located(spec.model(), file)))
                .flatMap(model -> starts(spec, model, network, own, features));
    }

    private Optional<Started> starts(
            StartSpec spec, StoredModel model, Network network, List<Start> own, List<ColumnEncoding> features) {
        List<Integer> layers = network.denseLayers();
        List<Start> starts = new ArrayList<>(own);
        List<Problem> warnings = new ArrayList<>();
        Position at = Position.of(spec.model());
        int taken = 0;
        for (int d = 0; d < layers.size(); d++) {
            int n = layers.get(d);
            Dense dense = network.dense(n);
            DenseSpec written = (DenseSpec) specs.get(n);
            StoredTensor weights = model.tensors().get("layers." + n + ".weights");
            StoredTensor bias = model.tensors().get("layers." + n + ".bias");
            List<Integer> shape = List.of(dense.inputs(), dense.outputs());
            boolean fits = weights != null
                    && bias != null
                    && weights.shape().equals(shape)
                    && bias.shape().equals(List.of(dense.outputs()));
            if (weights == null || bias == null || !fits) {
                String found = weights == null ? "is not there" : "is " + weights.shape() + ", here " + shape;
                warnings.add(new Problem(at, "layers." + n + ".weights", found + "; the layer starts anew"));
                continue;
            }
            taken++;
            if (d == 0 && written.weights().isEmpty()) {
                FeaturesOfStart.differences(model.description(), features)
                        .forEach(difference -> warnings.add(new Problem(
                                at, "layers." + n + ".weights", difference + "; each weight goes on by its place")));
            }
            starts.set(
                    d,
                    new Start(
                            written.weights().isPresent() ? own.get(d).weights() : Start.given(rows(weights)),
                            written.bias().isPresent()
                                    ? own.get(d).bias()
                                    : Start.given(new double[][] {bias.values()}),
                            own.get(d).trainable()));
        }
        if (taken == 0) {
            String message = "no layer of '" + spec.model() + "' has the shape of one here";
            problems.add(spec.position(), "network.start_from", message);
            return Optional.empty();
        }
        return Optional.of(new Started(starts, warnings));
    }

    private static double[][] rows(StoredTensor tensor) {
        int columns = tensor.shape().get(1);
        double[][] rows = new double[tensor.shape().get(0)][columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(tensor.values(), r * columns, rows[r], 0, columns);
        }
        return rows;
    }
}
