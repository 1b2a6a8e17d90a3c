package dev.nn.application.schema;

import static dev.nn.application.key.Json.anyOf;
import static dev.nn.application.key.Json.flag;
import static dev.nn.application.key.Json.integer;
import static dev.nn.application.key.Json.key;
import static dev.nn.application.key.Json.list;
import static dev.nn.application.key.Json.map;
import static dev.nn.application.key.Json.number;
import static dev.nn.application.key.Json.object;
import static dev.nn.application.key.Json.reference;
import static dev.nn.application.key.Json.required;
import static dev.nn.application.key.Json.text;
import static dev.nn.application.key.Json.with;
import static dev.nn.application.key.Json.words;

import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.ListFunctions;
import dev.nn.application.catalogue.ListFunctions.Listed;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import dev.nn.application.spec.ExperimentKeys;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.TrainingKeys;
import dev.nn.domain.spi.FunctionInfo;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The experiment file's keys, and for each kind the functions that the catalogue lists. */
public final class DescribeExperimentsService implements DescribeExperiments {

    private final ListFunctions functions;

    /** A schema of what is listed. */
    public DescribeExperimentsService(ListFunctions functions) {
        this.functions = functions;
    }

    @Override
    public Validation<Seq<Problem>, Map<String, Object>> schema(PluginPlaces places) {
        return functions.list(places.named()).map(listing -> schema(listing.functions()));
    }

    private static Map<String, Object> schema(List<Listed> functions) {
        Map<String, List<FunctionInfo>> kinds = new LinkedHashMap<>();
        functions.forEach(listed ->
                kinds.computeIfAbsent(listed.kind(), kind -> new ArrayList<>()).add(listed.info()));
        List<FunctionInfo> engines = kinds.getOrDefault(FunctionKind.ENGINE.word(), List.of());
        Map<String, Object> definitions = new LinkedHashMap<>();
        kinds.forEach((kind, infos) -> {
            if (!kind.equals(FunctionKind.ENGINE.word())) {
                definitions.put(kind, new FunctionSchema(kind, infos).schema());
            }
        });
        Map<String, Object> schema = map("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "an experiment of nn");
        schema.putAll(experiment(engines));
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> experiment(List<FunctionInfo> engines) {
        return object(
                "where the samples are, what the network is, and how it learns",
                ExperimentKeys.NAME.property(),
                ExperimentKeys.SEED.property(),
                required("data", DataSchema.schema()),
                required("network", network()),
                key("loss", reference("loss", "what is made small; `cross_entropy` after softmax, else `mse`")),
                key("optimizer", with(reference("optimizer", "how parameters follow gradients"), "default", "adam")),
                TrainingKeys.TRAINING.property(),
                key(
                        "metrics",
                        with(
                                list(
                                        "figures of each part of the data; `accuracy`, or `rmse` and `r2`",
                                        reference("metric", "")),
                                "minItems",
                                0)),
                key("engine", engine(engines)),
                key("sweep", SweepSchema.schema()));
    }

    private static Map<String, Object> network() {
        return object(
                "layers in order",
                required("layers", list("from the input to the output", layer())),
                key(
                        "start_from",
                        text("a run folder or a model file whose numbers layers of the same shape start with")));
    }

    private static Map<String, Object> layer() {
        Map<String, Object> numbers = list(number(""));
        Map<String, Object> dense = object(
                "every input to every output",
                key(
                        "units",
                        integer(
                                "outputs; those of the last layer are inferred",
                                "minimum",
                                1,
                                "maximum",
                                ExperimentSpec.LARGEST_WIDTH)),
                key("activation", with(reference("activation", "of each output"), "default", "linear")),
                key("initializer", with(reference("initializer", "of the weights"), "default", "glorot_uniform")),
                key("bias_initializer", with(reference("initializer", "of the biases"), "default", "zeros")),
                key("trainable", flag("`false` keeps the parameters as they start", true)),
                key("weights", list("`[inputs, units]`, number by number, instead of an initializer", numbers)),
                key("bias", with(list("likewise", number("")), "minItems", 0)));
        Map<String, Object> dropout = object(
                "sets activations to 0 in training",
                required("rate", number("the share of them", "minimum", 0, "exclusiveMaximum", 1)));
        return anyOf(
                object("a dense layer", required("dense", dense)),
                object("dropout", required("dropout", dropout)),
                object(
                        "an activation as a layer of its own",
                        required("activation", reference("activation", "of each number that comes in"))));
    }

    private static Map<String, Object> engine(List<FunctionInfo> engines) {
        List<String> names = new ArrayList<>(List.of("auto"));
        engines.forEach(engine -> names.add(engine.name()));
        Map<String, Object> name = with(words("what computes", names.toArray(String[]::new)), "default", "auto");
        return anyOf(
                name,
                object(
                        "an engine with settings",
                        key("name", name),
                        key(
                                "threads",
                                with(
                                        anyOf(
                                                words("as many as the machine has", "auto"),
                                                integer(
                                                        "so many; no bit depends on them",
                                                        "minimum",
                                                        1,
                                                        "maximum",
                                                        1024)),
                                        "default",
                                        "auto")),
                        key(
                                "kernels",
                                with(
                                        words("which form of them; no bit depends on it", "auto", "vector", "plain"),
                                        "default",
                                        "auto"))));
    }
}
