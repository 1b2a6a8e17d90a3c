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
 * A warm start: layers start with the parameters of another run's model where its layers match in
 * name and shape. The others start as usual, with a warning. Numbers in the experiment file take
 * precedence.
 */
record WarmStart(ReadModel models, String file, List<LayerSpec> specs, Problems problems) {

    /** The start of each layer, and warnings about it. */
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
                WarmStartFeatures.differences(model.description(), features)
                        .forEach(found -> warnings.add(
                                new Problem(at, firstName(layer), found + "; weights are carried over by position")));
            }
            LayerStart before = own.get(layer.index());
            List<Initializer> initializers = new ArrayList<>();
            for (int k = 0; k < layer.parameters().size(); k++) {
                StoredTensor stored =
                        model.tensors().get(layer.nameOf(layer.parameters().get(k)));
                initializers.add(
                        given.get(k) || stored == null
                                ? before.initializers().get(k)
                                : ExplicitInitializers.of(rows(stored)));
            }
            starts.set(layer.index(), new LayerStart(initializers, before.trainable()));
        }
        if (taken == 0) {
            String message = "no layer of '" + spec.model() + "' matches a layer here in name and shape";
            problems.add(spec.position(), "network.start_from", message);
            return Optional.empty();
        }
        return Optional.of(new Started(starts, warnings));
    }

    private static String firstName(PlacedLayer layer) {
        return layer.nameOf(layer.parameters().get(0));
    }

    /**
     * Returns the first tensor of a layer that the stored model lacks or has in another shape, and
     * the reason; empty if all match.
     */
    private static Optional<Problem> difference(StoredModel model, PlacedLayer layer, Position at) {
        for (ParameterShape shape : layer.parameters()) {
            StoredTensor stored = model.tensors().get(layer.nameOf(shape));
            if (stored == null || !stored.shape().equals(shape.sizes())) {
                String found = stored == null ? "is missing" : "is " + stored.shape() + ", here " + shape.sizes();
                return Optional.of(new Problem(at, layer.nameOf(shape), found + "; the layer is initialized as usual"));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns for each tensor of a layer, in order, whether the experiment file has its numbers.
     */
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
