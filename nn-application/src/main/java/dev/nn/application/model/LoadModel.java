package dev.nn.application.model;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.port.ReadModel;
import dev.nn.application.port.StoredModel;
import dev.nn.application.port.StoredModel.StoredTensor;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.tensor.Tensor;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a run folder or model file to a network that can predict, every problem on the way reported together. */
public final class LoadModel {

    private final ReadModel files;
    private final FunctionCatalogue catalogue;

    /** A loader that finds functions in the given catalogue. */
    public LoadModel(ReadModel files, FunctionCatalogue catalogue) {
        this.files = files;
        this.catalogue = catalogue;
    }

    /** A model with its learned numbers, in the tensors of an engine of the precision that they were stored in. */
    public record Loaded(Model model, Parameters parameters, ComputeEngine engine) {
        /** Forward passes of the model's network. */
        LayerByLayer backprop() {
            return new LayerByLayer(model.network(), model.loss().function(), engine);
        }

        /** A copy in the engine's own tensors. */
        Tensor tensor(Tensor values) {
            Tensor own = engine.allocate(values.rows(), values.columns());
            own.copyFrom(values);
            return own;
        }
    }

    /** The model, or everything that is wrong with it. */
    public Validation<Seq<Problem>, Loaded> load(String runOrModel) {
        return files.read(runOrModel).flatMap(stored -> {
            Problems problems = new Problems();
            Optional<Loaded> loaded = new ModelReader(catalogue, problems)
                    .read(stored.description())
                    .flatMap(model -> {
                        Position at = stored.description().position();
                        return tensorsFit(model.network(), stored, at, problems)
                                ? catalogue
                                        .engine(stored.precision(), at, problems)
                                        .map(engine -> filled(model, stored, engine.create()))
                                : Optional.empty();
                    });
            return problems.validate(loaded);
        });
    }

    /** Compared before anything is allocated: the network's sizes are the file's word alone. */
    private static boolean tensorsFit(Network network, StoredModel stored, Position at, Problems problems) {
        Map<String, List<Integer>> expected = new LinkedHashMap<>();
        for (int n : network.denseLayers()) {
            Dense dense = network.dense(n);
            expected.put("layers." + n + ".weights", List.of(dense.inputs(), dense.outputs()));
            expected.put("layers." + n + ".bias", List.of(dense.outputs()));
        }
        expected.forEach((name, shape) -> {
            StoredTensor tensor = stored.tensors().get(name);
            if (tensor == null || !tensor.shape().equals(shape)) {
                problems.add(
                        at,
                        name,
                        "expected a tensor of " + shape + ", found " + (tensor == null ? "none" : tensor.shape()));
            }
        });
        stored.tensors().keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> problems.add(at, name, "the network has no such tensor"));
        return problems.isEmpty();
    }

    private static Loaded filled(Model model, StoredModel stored, ComputeEngine engine) {
        Parameters parameters = Parameters.zeros(model.network(), engine);
        for (Parameter parameter : parameters.all()) {
            Tensor tensor = parameter.values();
            StoredTensor from = stored.tensors().get(parameter.name());
            for (int i = 0; from != null && i < from.values().length; i++) {
                tensor.set(i / tensor.columns(), i % tensor.columns(), from.values()[i]);
            }
        }
        return new Loaded(model, parameters, engine);
    }
}
