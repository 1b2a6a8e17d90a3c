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

    private static final Key<Long> UNITS = Key.of(
            "units",
            whole(1, ExperimentSpec.MAX_WIDTH),
            "Number of outputs. Inferred from the target in the last layer.");
    private static final Key<FunctionSpec> OUTPUT_ACTIVATION = Key.of(
                    "activation", new FunctionForm("activation"), "Activation of the layer.")
            .defaultsTo(FunctionForm.named("linear"));
    private static final Key<Boolean> TRAINABLE = Key.of(
                    "trainable", flag(), "`false` freezes the parameters of the layer.")
            .defaultsTo(true);
    private static final Key<FunctionSpec> INITIALIZER = Key.of(
                    "initializer", new FunctionForm("initializer"), "Initializer of the weights.")
            .defaultsTo(FunctionForm.named("glorot_uniform"));
    private static final Key<FunctionSpec> BIAS_INITIALIZER = Key.of(
                    "bias_initializer", new FunctionForm("initializer"), "Initializer of the biases.")
            .defaultsTo(FunctionForm.named("zeros"));
    private static final Key<double[][]> WEIGHTS =
            Key.of("weights", Forms.matrix(), "Initial weights `[inputs, units]`, instead of an initializer.");
    private static final Key<double[]> BIAS =
            Key.of("bias", Forms.numbers(), "Initial biases, one per unit, instead of an initializer.");
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
            "Fully connected layer.");

    private static final Key<Double> RATE = Key.required("rate", share(), "Fraction of the activations to set to 0.");
    private static final Key<DropoutSpec> DROPOUT = Key.required(
            "dropout",
            new Section<>(
                    f -> new DropoutSpec(f.position(), f.path(), RATE.read(f).orElse(0.0)),
                    List.of(RATE.from(DropoutSpec::rate))),
            "Sets random activations to 0 during training.");

    private static final Key<FunctionSpec> ACTIVATION =
            Key.required("activation", new FunctionForm("activation"), "Activation as a layer of its own.");

    private static final List<String> KINDS = List.of(DENSE.name(), DROPOUT.name(), ACTIVATION.name());

    private static final Key<List<LayerSpec>> LAYERS =
            Key.required("layers", Forms.list(new LayerForm(), 1, ""), "Layers, from input to output.");
    private static final Key<String> START_FROM =
            Key.of("start_from", file(), "Run folder or model file to initialize layers of the same shape from.");

    /** The key {@code network}: the layers and their initial parameters. */
    static final Key<NetworkSpec> NETWORK = Key.required(
            "network",
            new Section<>(
                    NetworkKeys::network,
                    List.of(
                            LAYERS.from(NetworkSpec::layers),
                            START_FROM.fromOptional(network -> network.start().map(StartSpec::model)))),
            "Layers of the network and their initial parameters.");

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
            f.refuse(List.of(INITIALIZER.name()), "does not apply to explicit weights");
        }
        if (f.has(BIAS.name())) {
            f.refuse(List.of(BIAS_INITIALIZER.name()), "does not apply to an explicit bias");
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

    /**
     * The form of a layer: a map with the layer's kind as its only key. An unreadable layer keeps
     * its index in the list.
     */
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
            String message = "unknown layer '" + entry.key() + "'" + Nearest.hint(entry.key(), KINDS);
            problems.add(entry.position(), path, message);
            return Optional.empty();
        }

        /** Reads a layer's settings; its position is that of its name. */
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
                    Json.object("Dense layer.", DENSE.property()),
                    Json.object("Dropout layer.", DROPOUT.property()),
                    Json.object("Activation layer.", ACTIVATION.property()));
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
            throw new IllegalStateException("unreadable layer");
        }
    }
}
