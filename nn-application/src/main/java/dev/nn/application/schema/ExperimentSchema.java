package dev.nn.application.schema;

import static dev.nn.application.schema.Json.anyOf;
import static dev.nn.application.schema.Json.flag;
import static dev.nn.application.schema.Json.list;
import static dev.nn.application.schema.Json.map;
import static dev.nn.application.schema.Json.object;
import static dev.nn.application.schema.Json.reference;
import static dev.nn.application.schema.Json.text;
import static dev.nn.application.schema.Json.whole;
import static dev.nn.application.schema.Json.words;

import dev.nn.application.catalogue.ListFunctions;
import dev.nn.application.catalogue.ListFunctions.Listed;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import dev.nn.application.spec.CsvSpecReader;
import dev.nn.application.spec.ExperimentName;
import dev.nn.application.spec.Shape;
import dev.nn.domain.spi.FunctionInfo;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The experiment file's keys, and for each kind the functions that the catalogue lists. */
public final class ExperimentSchema implements DescribeExperiments {

    private static final Map<String, Object> NUMBER = map("type", "number");
    private static final Map<String, Object> NUMBERS = list(NUMBER);

    private final ListFunctions functions;

    /** A schema of what is listed. */
    public ExperimentSchema(ListFunctions functions) {
        this.functions = functions;
    }

    @Override
    public Validation<Seq<Problem>, Map<String, Object>> schema(PluginPlaces places) {
        return functions.list(places).map(listing -> schema(listing.functions()));
    }

    private static Map<String, Object> schema(List<Listed> functions) {
        Map<String, List<FunctionInfo>> kinds = new LinkedHashMap<>();
        functions.forEach(listed ->
                kinds.computeIfAbsent(listed.kind(), kind -> new ArrayList<>()).add(listed.info()));
        List<FunctionInfo> engines = kinds.getOrDefault("engine", List.of());
        Map<String, Object> definitions = new LinkedHashMap<>();
        kinds.forEach((kind, infos) -> {
            if (!kind.equals("engine")) {
                definitions.put(kind, new FunctionSchema(kind, infos).schema());
            }
        });
        Map<String, Object> schema = map("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "an experiment of nn");
        schema.putAll(object(
                "where the samples are, what the network is, and how it learns",
                map(
                        "name",
                        map(
                                "type",
                                "string",
                                "pattern",
                                "^" + ExperimentName.PATTERN + "$",
                                "description",
                                "folder of its runs"),
                        "seed",
                        whole("of every random draw", 0, 0),
                        "data",
                        data(),
                        "network",
                        object(
                                "layers in order",
                                map(
                                        "layers",
                                        list(layer()),
                                        "start_from",
                                        text("a run folder or a model file whose numbers layers start with")),
                                "layers"),
                        "loss",
                        reference("loss"),
                        "optimizer",
                        reference("optimizer"),
                        "training",
                        training(),
                        "metrics",
                        map("type", "array", "items", reference("metric")),
                        "engine",
                        engine(engines),
                        "sweep",
                        sweep()),
                "data",
                "network"));
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> data() {
        Map<String, Object> share = map("type", "number", "minimum", 0, "maximum", 0.99);
        Map<String, Object> columns = anyOf(text("a column"), list(text("a column")));
        Map<String, Object> file = text("a CSV file, relative to this file");
        Map<String, Object> character = map("type", "string", "minLength", 1, "maxLength", 1);
        Map<String, Object> texts = map("type", "array", "items", map("type", "string"));
        Map<String, Object> csv = anyOf(
                file,
                object(
                        "a CSV file and how it is written",
                        map(
                                "file",
                                file,
                                "delimiter",
                                character,
                                "quote",
                                character,
                                "encoding",
                                words("of the text", CsvSpecReader.ENCODINGS.toArray(String[]::new)),
                                "names",
                                texts,
                                "missing",
                                texts),
                        "file"));
        Map<String, Object> idx = object(
                "images and labels in IDX files, plain or gzip; bytes are divided by 255",
                map("images", text("relative to this file"), "labels", text("relative to this file")),
                "images",
                "labels");
        Map<String, Object> sample =
                object("a sample", map("input", NUMBERS, "target", anyOf(NUMBER, NUMBERS)), "input", "target");
        Map<String, Object> schema = object(
                "where samples come from and what is done to them",
                map(
                        "csv",
                        csv,
                        "idx",
                        idx,
                        "inline",
                        list(sample),
                        "generator",
                        generator(),
                        "target",
                        columns,
                        "features",
                        columns,
                        "sample_weight",
                        text("a column of what each row counts in training"),
                        "task",
                        words("inferred when left out", "classification", "regression"),
                        "split",
                        anyOf(
                                object(
                                        "shares of the rows that validate and test",
                                        map(
                                                "validation",
                                                share,
                                                "test",
                                                share,
                                                "stratify",
                                                flag("by class", false),
                                                "shuffle",
                                                flag("false: in the order of the rows", true))),
                                object(
                                        "equal parts of the rows, each of which tests once",
                                        map(
                                                "folds",
                                                map("type", "integer", "minimum", 2, "maximum", 1000),
                                                "repeats",
                                                whole("how often rows are parted anew", 1, 1),
                                                "fold",
                                                map(
                                                        "type",
                                                        "integer",
                                                        "minimum",
                                                        1,
                                                        "description",
                                                        "the only one to run"),
                                                "validation",
                                                share,
                                                "stratify",
                                                flag("by class", false),
                                                "shuffle",
                                                flag("false: in the order of the rows", true)),
                                        "folds"),
                                object(
                                        "a column that says train, validation or test",
                                        map("column", text("its name")),
                                        "column")),
                        "preprocessing",
                        preprocessing(),
                        "storage",
                        words(
                                "of tables while they are learned from; no result depends on it",
                                "auto",
                                "memory",
                                "disk"),
                        "test",
                        object(
                                "test data of their own, in the form of the training data",
                                map("csv", file, "idx", idx))));
        schema.put(
                "oneOf",
                List.of(
                        map(
                                "required",
                                List.of("csv", "target"),
                                "properties",
                                map("test", map("required", List.of("csv")), "idx", false, "generator", false)),
                        alone(
                                "idx",
                                map("test", map("required", List.of("idx"))),
                                "csv",
                                "generator",
                                "target",
                                "features",
                                "sample_weight",
                                "task",
                                "preprocessing",
                                "storage"),
                        alone("generator", map(), "csv", "idx", "inline", "target", "sample_weight", "storage", "test"),
                        alone(
                                "inline",
                                map(),
                                "generator",
                                "csv",
                                "idx",
                                "target",
                                "features",
                                "sample_weight",
                                "task",
                                "split",
                                "preprocessing",
                                "storage",
                                "test")));
        return schema;
    }

    private static Map<String, Object> generator() {
        String[] names = Stream.of(Shape.values()).map(Shape::text).toArray(String[]::new);
        return anyOf(
                words("samples that are made up", names),
                object(
                        "samples that are made up",
                        map(
                                "name",
                                words("of the shape", names),
                                "samples",
                                whole("how many", 2, 200),
                                "noise",
                                map("type", "number", "minimum", 0, "default", 0.1),
                                "classes",
                                whole("of spirals and blobs", 2, 2),
                                "seed",
                                whole("of the draws", 0, 0)),
                        "name"));
    }

    private static Map<String, Object> preprocessing() {
        Map<String, Object> ofColumns = map(
                "numeric",
                anyOf(
                        words("of numeric columns", "standardize", "min_max", "robust", "log", "none"),
                        object("a factor", map("scale", map("type", "number", "not", map("const", 0))), "scale")),
                "categorical",
                anyOf(
                        words("of columns of words", "one_hot"),
                        object(
                                "with one category for what is rare",
                                map("one_hot", object("a limit", map("rare", whole("training rows", 0, 0)))),
                                "one_hot")),
                "missing",
                words("of missing numbers", "mean", "median", "most_frequent", "error"),
                "missing_category",
                words("of missing words", "most_frequent", "separate", "error"));
        Map<String, Object> own = new LinkedHashMap<>(ofColumns);
        own.put("type", words("categorical: words, though they be numbers", "numeric", "categorical"));
        Map<String, Object> all = new LinkedHashMap<>(ofColumns);
        all.put("target", words("of regression targets", "standardize", "none"));
        all.put("missing_target", words("of rows without a target", "error", "drop"));
        all.put("columns", map("type", "object", "additionalProperties", object("of one column", own)));
        return object("fitted on the training rows", all);
    }

    /** Data of one kind, without the settings that are for others. */
    private static Map<String, Object> alone(String kind, Map<String, Object> properties, String... refused) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        List.of(refused).forEach(key -> all.put(key, false));
        return map("required", List.of(kind), "properties", all);
    }

    private static Map<String, Object> sweep() {
        Map<String, Object> ends = map("type", "array", "items", NUMBER, "minItems", 2, "maxItems", 2);
        Map<String, Object> values = anyOf(
                map("type", "array", "minItems", 1),
                object("a range, evenly", map("uniform", ends), "uniform"),
                object("a range, evenly in its logarithm", map("log_uniform", ends), "log_uniform"),
                object("a range of whole numbers", map("whole", ends), "whole"));
        Map<String, Object> trials = map("type", "integer", "minimum", 1);
        return object(
                "values that are tried",
                map(
                        "parameters",
                        map("type", "object", "minProperties", 1, "additionalProperties", values),
                        "search",
                        anyOf(
                                words("how they are put together", "grid", "random", "halving"),
                                object("drawn", map("random", object("how many", map("trials", trials))), "random"),
                                object(
                                        "many with few epochs, the best with more",
                                        map(
                                                "halving",
                                                object(
                                                        "how many",
                                                        map(
                                                                "trials",
                                                                trials,
                                                                "factor",
                                                                map("type", "integer", "minimum", 2)))),
                                        "halving")),
                        "monitor",
                        text("validation_loss, validation_<metric>, or test_<metric> of folds"),
                        "seeds",
                        whole("runs of each trial", 1, 1),
                        "parallel",
                        whole("runs at a time", 1, 1),
                        "max_minutes",
                        map("type", "number", "minimum", 0.001)),
                "parameters");
    }

    private static Map<String, Object> layer() {
        Map<String, Object> dense = object(
                "every input to every output",
                map(
                        "units",
                        map(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                1_000_000,
                                "description",
                                "outputs; the last layer's are inferred"),
                        "activation",
                        reference("activation"),
                        "initializer",
                        reference("initializer"),
                        "bias_initializer",
                        reference("initializer"),
                        "trainable",
                        flag("false: the parameters stay as they start", true),
                        "weights",
                        list(NUMBERS),
                        "bias",
                        map("type", "array", "items", NUMBER)));
        Map<String, Object> dropout = object(
                "sets activations to 0 in training",
                map("rate", map("type", "number", "minimum", 0, "exclusiveMaximum", 1)),
                "rate");
        return anyOf(
                object("a dense layer", map("dense", dense), "dense"),
                object("dropout", map("dropout", dropout), "dropout"));
    }

    private static Map<String, Object> training() {
        return object(
                "how long and in which order",
                map(
                        "epochs",
                        whole("passes over the training rows", 1, 100),
                        "batch_size",
                        whole("samples of a step", 1, 32),
                        "tensorboard",
                        flag("writes figures in a form that TensorBoard reads, into the run's folder", false),
                        "accumulate_batches",
                        whole("batches of a step", 1, 1),
                        "class_weights",
                        anyOf(
                                words("all classes count alike together", "balanced"),
                                map("type", "object", "additionalProperties", map("type", "number", "minimum", 0))),
                        "shuffle",
                        flag("a new order in each epoch", true),
                        "schedule",
                        reference("schedule"),
                        "early_stopping",
                        object(
                                "ends when a figure no longer improves",
                                map(
                                        "monitor",
                                        text("loss, validation_loss or validation_<metric>"),
                                        "patience",
                                        whole("epochs without improvement", 1, 10))),
                        "reduce_on_plateau",
                        object(
                                "lowers the learning rate when a figure no longer improves",
                                map(
                                        "monitor",
                                        text("loss, validation_loss or validation_<metric>"),
                                        "factor",
                                        map("type", "number", "minimum", 0, "exclusiveMaximum", 1),
                                        "patience",
                                        whole("epochs without improvement", 0, 10),
                                        "minimum",
                                        map("type", "number", "minimum", 0, "maximum", 1))),
                        "checkpoint",
                        object(
                                "keeps the state of learning, for nn run --resume",
                                map(
                                        "every_epochs",
                                        map("type", "integer", "minimum", 1),
                                        "every_steps",
                                        map("type", "integer", "minimum", 1),
                                        "every_minutes",
                                        map("type", "number", "minimum", 0.001),
                                        "keep",
                                        whole("how many of the newest", 1, 2))),
                        "regularization",
                        object(
                                "of weights, not of biases",
                                map(
                                        "l1",
                                        map("type", "number", "minimum", 0),
                                        "l2",
                                        map("type", "number", "minimum", 0),
                                        "max_norm",
                                        map("type", "number", "minimum", 1e-12))),
                        "gradient_clip",
                        object(
                                "bounds of gradients",
                                map(
                                        "value",
                                        map("type", "number", "minimum", 1e-12),
                                        "norm",
                                        map("type", "number", "minimum", 1e-12))),
                        "label_smoothing",
                        map("type", "number", "minimum", 0, "exclusiveMaximum", 1),
                        "max_steps",
                        map("type", "integer", "minimum", 1, "description", "training ends after so many steps"),
                        "max_minutes",
                        map("type", "number", "minimum", 0.001, "description", "training ends after so much time")));
    }

    private static Map<String, Object> engine(List<FunctionInfo> engines) {
        List<String> names = new ArrayList<>(List.of("auto"));
        engines.forEach(engine -> names.add(engine.name()));
        Map<String, Object> name = words("what computes", names.toArray(String[]::new));
        return anyOf(
                name,
                object(
                        "an engine with settings",
                        map(
                                "name",
                                name,
                                "threads",
                                anyOf(
                                        words("as many as there are", "auto"),
                                        map("type", "integer", "minimum", 1, "maximum", 1024)),
                                "kernels",
                                words("which form of the kernels", "auto", "vector", "plain"))));
    }
}
