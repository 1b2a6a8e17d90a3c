package dev.nn.application.experiment;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredModel.StoredTensor;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.StartSpec;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.network.LayerStart;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.ParameterShape;
import dev.nn.domain.network.PlacedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers start with another run's numbers, where its model has some of the same name and shape; the others start as they
 * would without it, which is said. Numbers in the file itself come first.
 */
record WarmStart(ReadModel models, String file, List<LayerSpec> specs, Problems problems) {

    /** How layers start, and what is odd about it. */
    record Started(List<LayerStart> starts, List<Problem> warnings) {}

    Optional<Started> starts(StartSpec spec, Network network, List<LayerStart> own, List<ColumnEncoding> features) {
        return problems.valueOf(models.read(new LocatedPath(spec.model(), file)))
                .flatMap(model -> starts(spec, model, network, own, features));
    }

    private Optional<Started> starts(
            StartSpec spec, StoredModel model, Network network, List<LayerStart> own, List<ColumnEncoding> features) {
        List<LayerStart> starts = new ArrayList<>(own);
        List<Problem> warnings = new ArrayList<>();
        Position at = Position.of(spec.model());
        int taken = 0;
        for (PlacedLayer layer : network.learning()) {
            Optional<Problem> difference = difference(model, layer, at);
            if (difference.isPresent()) {
                warnings.add(difference.get());
                continue;
            }
            taken++;
            List<Boolean> given = given(specs.get(layer.index()));
            if (layer.equals(network.learning().get(0)) && !given.get(0)) {
                FeaturesOfStart.differences(model.description(), features)
                        .forEach(found -> warnings.add(
                                new Problem(at, firstName(layer), found + "; each weight goes on by its place")));
            }
            LayerStart before = own.get(layer.index());
            List<Initializer> initializers = new ArrayList<>();
            for (int k = 0; k < layer.parameters().size(); k++) {
                StoredTensor stored =
                        model.tensors().get(layer.nameOf(layer.parameters().get(k)));
                initializers.add(
                        given.get(k) || stored == null ? before.initializers().get(k) : GivenNumbers.of(rows(stored)));
            }
            starts.set(layer.index(), new LayerStart(initializers, before.trainable()));
        }
        if (taken == 0) {
            String message = "no layer of '" + spec.model() + "' has the shape of one here";
            problems.add(spec.position(), "network.start_from", message);
            return Optional.empty();
        }
        return Optional.of(new Started(starts, warnings));
    }

    private static String firstName(PlacedLayer layer) {
        return layer.nameOf(layer.parameters().get(0));
    }

    /** The first tensor of the stored layer that is not there in its shape, and why; nothing where all are. */
    private static Optional<Problem> difference(StoredModel model, PlacedLayer layer, Position at) {
        for (ParameterShape shape : layer.parameters()) {
            StoredTensor stored = model.tensors().get(layer.nameOf(shape));
            if (stored == null || !stored.shape().equals(shape.sizes())) {
                String found = stored == null ? "is not there" : "is " + stored.shape() + ", here " + shape.sizes();
                return Optional.of(new Problem(at, layer.nameOf(shape), found + "; the layer starts anew"));
            }
        }
        return Optional.empty();
    }

    /** Says for each tensor of a layer, in their order, if the experiment file has its numbers. */
    private static List<Boolean> given(LayerSpec spec) {
        return spec instanceof DenseSpec dense
                ? List.of(
                        dense.parameters().weights().isPresent(),
                        dense.parameters().bias().isPresent())
                : List.of();
    }

    private static double[][] rows(StoredTensor tensor) {
        int columns = tensor.shape().get(tensor.shape().size() - 1);
        double[][] rows = new double[tensor.values().length / columns][columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(tensor.values(), r * columns, rows[r], 0, columns);
        }
        return rows;
    }
}
