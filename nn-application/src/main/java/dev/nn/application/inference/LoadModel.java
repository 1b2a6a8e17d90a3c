package dev.nn.application.inference;

import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.catalogue.Catalogues.OpenedCatalogue;
import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.model.Model;
import dev.nn.application.model.ModelReader;
import dev.nn.application.model.NonFiniteInput;
import dev.nn.application.model.Purpose;
import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.out.ReadModel;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredModel.StoredTensor;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Predictions;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A loader of models from run folders and model files; all problems are reported together. */
public final class LoadModel {

    private final ReadModel files;
    private final Catalogues catalogues;
    private final BackpropFactory backprop;

    /** Creates a loader that looks up functions in the catalogues. */
    public LoadModel(ReadModel files, Catalogues catalogues, BackpropFactory backprop) {
        this.files = files;
        this.catalogues = catalogues;
        this.backprop = backprop;
    }

    /**
     * A model with its learned parameters, in tensors of an engine of the stored precision.
     *
     * @param choice the choice that created the engine
     * @param factory the factory of forward passes
     * @param description the description in the model file
     * @param warnings problems that do not prevent use, such as a plugin jar that differs from the
     *     one in training
     */
    public record Loaded(
            Model model,
            Parameters parameters,
            ComputeEngine engine,
            EngineChoice choice,
            BackpropFactory factory,
            Node description,
            List<Problem> warnings) {
        /** Returns the forward passes of the model's network. */
        BackpropService backprop() {
            return factory.bind(model.network(), model.loss().function(), engine);
        }

        /**
         * Reports an input that the engine cannot represent. Its predictions are meaningless, even
         * if they are finite.
         */
        void report(NonFiniteInput input, String data, Problems problems) {
            problems.add(
                    Position.of(data),
                    "",
                    input.words("sample", choice.name())
                            + "; samples are numbered from 0, and the float32 maximum is 3.4e38");
        }

        /**
         * Predicts the samples in chunks, in order. Returns the first input that the engine cannot
         * represent, if any.
         */
        Optional<NonFiniteInput> forEachOutput(Dataset samples, Consumer<double[]> consumer) {
            Optional<NonFiniteInput> wrong = Optional.empty();
            BackpropService backprop = backprop();
            int chunk = Predictions.chunk(model.network());
            for (int from = 0; from < samples.samples(); from += chunk) {
                int to = Math.min(samples.samples(), from + chunk);
                Batch batch =
                        Batch.of(samples, engine, IntStream.range(from, to).toArray());
                if (wrong.isEmpty()) {
                    wrong = NonFiniteInput.in(batch.features(), from, model.features(), engine);
                }
                Tensor outputs = backprop.predict(parameters, batch.features());
                for (int r = 0; r < outputs.rows(); r++) {
                    consumer.accept(outputs.row(r));
                }
            }
            return wrong;
        }
    }

    /**
     * Returns the model, or all problems with it.
     *
     * @param runOrModel a run folder or a model file
     * @param plugins the places to search for functions other than the built-in ones
     * @param purpose the purpose, which decides whether loss and metrics are required
     */
    public Validation<Seq<Problem>, Loaded> load(String runOrModel, PluginSearch plugins, Purpose purpose) {
        return files.read(runOrModel).flatMap(stored -> {
            Problems problems = new Problems();
            PluginSearch places =
                    plugins.madeWith(files.plugins(runOrModel).orElse(Set.of())).trustingFolder();
            Optional<OpenedCatalogue> opened = catalogues.open(places, problems);
            Optional<Loaded> loaded =
                    opened.flatMap(functions -> loaded(runOrModel, stored, functions.catalogue(), purpose, problems));
            opened.ifPresent(functions -> functions.explain(problems));
            return problems.validate(loaded);
        });
    }

    /**
     * Returns a predictor for a model, or all problems with it. Loss and metrics may be
     * unavailable.
     *
     * @param threads the number of threads for each call, at least 1; 1 means the caller's own
     *     thread
     */
    public Validation<Seq<Problem>, Predictor> predictor(String runOrModel, PluginSearch plugins, int threads) {
        return load(runOrModel, plugins, Purpose.PREDICTION)
                .map(loaded -> new Predictor(
                        loaded.model(),
                        loaded.parameters(),
                        loaded.choice().withThreads(threads)::create,
                        backprop,
                        Plain.map(loaded.description()),
                        loaded.warnings().stream().map(Problem::toString).toList()));
    }

    private Optional<Loaded> loaded(
            String name, StoredModel stored, FunctionCatalogue catalogue, Purpose purpose, Problems problems) {
        Position at = stored.description().position();
        return new ModelReader(catalogue, purpose, problems)
                .read(stored.description())
                .filter(model -> tensorsFit(model.network(), stored, at, problems))
                .flatMap(model -> catalogue
                        .engine(stored.precision(), at, problems)
                        .map(engine -> filled(model, stored, engine, changed(name, model, catalogue))));
    }

    /**
     * Returns warnings about functions whose jar differs from the one in training: a function of
     * the same name may compute different results.
     */
    private List<Problem> changed(String name, Model model, FunctionCatalogue catalogue) {
        Optional<Set<String>> trained = files.plugins(name);
        List<Problem> warnings = new ArrayList<>();
        if (trained.isEmpty()) {
            return warnings;
        }
        Map<String, Origin> used = new LinkedHashMap<>();
        model.activations()
                .values()
                .forEach(use -> used.put(
                        "the activation '" + use.name() + "'", catalogue.origin(FunctionKind.ACTIVATION, use.name())));
        String loss = model.loss().use().name();
        used.put("the loss '" + loss + "'", catalogue.origin(FunctionKind.LOSS, loss));
        model.metrics()
                .forEach((metric, chosen) -> used.put(
                        "the metric '" + chosen.use().name() + "'",
                        catalogue.origin(FunctionKind.METRIC, chosen.use().name())));
        used.forEach((function, origin) -> {
            if (!origin.isBuiltIn() && !trained.get().contains(origin.sha256())) {
                String message = "differs from the jar used in training, and the model uses " + function
                        + " from it: results may differ";
                warnings.add(new Problem(Position.of(origin.place()), "", message));
            }
        });
        return warnings;
    }

    /**
     * Returns whether the tensors fit the network. This is checked before any allocation, since the
     * sizes in the file are untrusted.
     */
    private static boolean tensorsFit(Network network, StoredModel stored, Position at, Problems problems) {
        Map<String, List<Integer>> expected = new LinkedHashMap<>();
        for (PlacedLayer layer : network.layers()) {
            layer.parameters().forEach(tensor -> expected.put(layer.nameOf(tensor), tensor.sizes()));
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

    private Loaded filled(Model model, StoredModel stored, EngineChoice choice, List<Problem> warnings) {
        ComputeEngine engine = choice.create();
        Parameters parameters = Parameters.zeros(model.network(), engine);
        stored.copyTo(parameters);
        return new Loaded(model, parameters, engine, choice, backprop, stored.description(), warnings);
    }
}
