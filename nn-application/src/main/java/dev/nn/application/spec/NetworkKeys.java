package dev.nn.application.spec;

import static dev.nn.application.key.Forms.file;
import static dev.nn.application.key.Forms.flag;
import static dev.nn.application.key.Forms.share;
import static dev.nn.application.key.Forms.whole;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Values;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Resolution;
import dev.nn.application.key.Section;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ActivationSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.DropoutSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.NetworkSpec;
import dev.nn.application.spec.ExperimentSpec.ParametersSpec;
import dev.nn.application.spec.ExperimentSpec.StartSpec;
import dev.nn.application.spec.ExperimentSpec.UnitsSpec;
import dev.nn.application.spec.ExperimentSpec.UnreadLayer;
import dev.nn.domain.word.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code network}. */
final class NetworkKeys {

    private static final Key<Long> UNITS =
            Key.of("units", whole(1, ExperimentSpec.LARGEST_WIDTH), "outputs; those of the last layer are inferred");
    private static final Key<FunctionSpec> OUTPUT_ACTIVATION = Key.of(
                    "activation", new FunctionForm("activation"), "of each output")
            .defaultsTo(FunctionForm.named("linear"));
    private static final Key<Boolean> TRAINABLE = Key.of(
                    "trainable", flag(), "`false` keeps the parameters as they start")
            .defaultsTo(true);
    private static final Key<FunctionSpec> INITIALIZER = Key.of(
                    "initializer", new FunctionForm("initializer"), "of the weights")
            .defaultsTo(FunctionForm.named("glorot_uniform"));
    private static final Key<FunctionSpec> BIAS_INITIALIZER = Key.of(
                    "bias_initializer", new FunctionForm("initializer"), "of the biases")
            .defaultsTo(FunctionForm.named("zeros"));
    private static final Key<double[][]> WEIGHTS =
            Key.of("weights", Forms.matrix(), "`[inputs, units]`, number by number, instead of an initializer");
    private static final Key<double[]> BIAS = Key.of("bias", Forms.numbers(), "likewise");
    private static final Key<DenseSpec> DENSE = Key.required(
            "dense",
            new Section<>(
                    NetworkKeys::dense,
                    List.of(
                            UNITS.fromOptional(dense -> dense.units().number()),
                            OUTPUT_ACTIVATION.from(DenseSpec::activation),
                            TRAINABLE.fromOptional(
                                    dense -> Optional.of(dense.trainable()).filter(trainable -> !trainable)),
                            INITIALIZER.fromOptional(dense -> Optional.of(
                                            dense.parameters().initializer())
                                    .filter(any -> dense.parameters().weights().isEmpty())),
                            BIAS_INITIALIZER.fromOptional(dense -> Optional.of(
                                            dense.parameters().biasInitializer())
                                    .filter(any -> dense.parameters().bias().isEmpty())),
                            WEIGHTS.fromOptional(dense -> dense.parameters().weights()),
                            BIAS.fromOptional(dense -> dense.parameters().bias()))),
            "every input to every output");

    private static final Key<Double> RATE = Key.required("rate", share(), "the share of them");
    private static final Key<DropoutSpec> DROPOUT = Key.required(
            "dropout",
            new Section<>(
                    f -> new DropoutSpec(f.position(), f.path(), RATE.read(f).orElse(0.0)),
                    List.of(RATE.from(DropoutSpec::rate))),
            "sets activations to 0 in training");

    private static final Key<FunctionSpec> ACTIVATION =
            Key.required("activation", new FunctionForm("activation"), "of each number that comes in");

    private static final List<String> KINDS = List.of(DENSE.name(), DROPOUT.name(), ACTIVATION.name());

    private static final Key<List<LayerSpec>> LAYERS =
            Key.required("layers", Forms.list(new LayerForm(), 1, ""), "from the input to the output");
    private static final Key<String> START_FROM = Key.of(
            "start_from", file(), "a run folder or a model file whose numbers layers of the same shape start with");

    /** The layers, and the numbers that they start with. */
    static final Key<NetworkSpec> NETWORK = Key.required(
            "network",
            new Section<>(
                    NetworkKeys::network,
                    List.of(
                            LAYERS.from(NetworkSpec::layers),
                            START_FROM.fromOptional(network -> network.start().map(StartSpec::model)))),
            "layers in order");

    private NetworkKeys() {}

    private static NetworkSpec network(Fields f) {
        Optional<List<LayerSpec>> layers = LAYERS.read(f);
        if (layers.filter(List::isEmpty).isPresent()) {
            f.problems().add(f.position(), f.path(LAYERS.name()), "expected at least one layer, found none");
        }
        return new NetworkSpec(
                layers.orElse(List.of()),
                START_FROM.read(f).map(model -> new StartSpec(f.positionOf(START_FROM.name()), model)));
    }

    private static DenseSpec dense(Fields f) {
        if (f.has(WEIGHTS.name())) {
            f.refuse(List.of(INITIALIZER.name()), "is not for given weights, which are not drawn");
        }
        if (f.has(BIAS.name())) {
            f.refuse(List.of(BIAS_INITIALIZER.name()), "is not for a given bias, which is not drawn");
        }
        return new DenseSpec(
                f.position(),
                f.path(),
                new UnitsSpec(UNITS.read(f), f.has(UNITS.name()) || f.misspells(UNITS.name())),
                FunctionForm.value(OUTPUT_ACTIVATION, f),
                TRAINABLE.value(f),
                new ParametersSpec(
                        FunctionForm.value(INITIALIZER, f),
                        FunctionForm.value(BIAS_INITIALIZER, f),
                        WEIGHTS.read(f),
                        BIAS.read(f)));
    }

    /** A map with the layer's kind as its only key; one that can't be read has a place in the list all the same. */
    private record LayerForm() implements Form<LayerSpec> {
        @Override
        public Optional<LayerSpec> read(Node node, String path, Problems problems) {
            return Optional.of(layer(node, path, problems).orElseGet(() -> new UnreadLayer(node.position(), path)));
        }

        private static Optional<LayerSpec> layer(Node node, String path, Problems problems) {
            if (!(node instanceof MapNode map) || map.entries().size() != 1) {
                String message = "expected one layer such as {dense: {units: 16}}, found " + node.content();
                problems.add(node.position(), path, message);
                return Optional.empty();
            }
            Entry entry = map.entries().get(0);
            String inner = path + "." + entry.key();
            if (entry.key().equals(DENSE.name())) {
                return settings(DENSE, entry, inner, problems);
            } else if (entry.key().equals(DROPOUT.name())) {
                return settings(DROPOUT, entry, inner, problems);
            } else if (entry.key().equals(ACTIVATION.name())) {
                return ACTIVATION
                        .form()
                        .read(entry.value(), inner, problems)
                        .map(function -> new ActivationSpec(entry.position(), inner, function));
            }
            String message = "no layer named '" + entry.key() + "'" + Nearest.hint(entry.key(), KINDS);
            problems.add(entry.position(), path, message);
            return Optional.empty();
        }

        /** A layer stands where its name does. */
        private static <L extends LayerSpec> Optional<LayerSpec> settings(
                Key<L> key, Entry entry, String path, Problems problems) {
            return new Values(problems)
                    .map(entry.value(), path)
                    .map(map -> new MapNode(entry.position(), map.entries()))
                    .flatMap(map -> key.form().read(map, path, problems))
                    .map(layer -> layer);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.anyOf(
                    Json.object("a dense layer", DENSE.property()),
                    Json.object("dropout", DROPOUT.property()),
                    Json.object("an activation as a layer of its own", ACTIVATION.property()));
        }

        @Override
        public Object written(LayerSpec layer, Resolution resolution) {
            if (layer instanceof DenseSpec dense) {
                return Map.of(DENSE.name(), DENSE.form().written(dense, resolution));
            } else if (layer instanceof DropoutSpec dropout) {
                return Map.of(DROPOUT.name(), DROPOUT.form().written(dropout, resolution));
            } else if (layer instanceof ActivationSpec activation) {
                return Map.of(ACTIVATION.name(), ACTIVATION.form().written(activation.function(), resolution));
            }
            throw new IllegalStateException("a layer that could not be read");
        }
    }
}
