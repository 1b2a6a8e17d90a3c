package dev.nn.application.schema;

import static dev.nn.application.key.Json.anyOf;
import static dev.nn.application.key.Json.flag;
import static dev.nn.application.key.Json.integer;
import static dev.nn.application.key.Json.key;
import static dev.nn.application.key.Json.list;
import static dev.nn.application.key.Json.map;
import static dev.nn.application.key.Json.mapOf;
import static dev.nn.application.key.Json.number;
import static dev.nn.application.key.Json.object;
import static dev.nn.application.key.Json.required;
import static dev.nn.application.key.Json.text;
import static dev.nn.application.key.Json.whole;
import static dev.nn.application.key.Json.with;
import static dev.nn.application.key.Json.words;

import dev.nn.application.key.Json;
import dev.nn.application.spec.CsvSpecReader;
import dev.nn.application.spec.MissingCategory;
import dev.nn.application.spec.MissingNumber;
import dev.nn.application.spec.Scaling;
import dev.nn.application.spec.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of {@code data}. */
final class DataSchema {

    private static final Map<String, Object> FILE = text("a CSV file, relative to this file");

    private DataSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> schema = object(
                "where samples come from and what is done to them; one of `csv`, `idx`, `npy`, `npz`, `inline`, `generator`",
                key("csv", csv()),
                key("idx", idx()),
                key("npy", npy()),
                key("npz", npz()),
                key("inline", list("samples in this file", sample())),
                key("generator", generator()),
                key(
                        "target",
                        columns("what is predicted: a column, several numbers, or several labels that are on or off")),
                key("features", columns("what it is predicted from; all other columns")),
                key("sample_weight", text("a column of what each row counts in training")),
                key(
                        "task",
                        words("by the loss, else by the target's type", "classification", "regression", "multi_label")),
                key("split", split()),
                key("preprocessing", preprocessing()),
                key(
                        "storage",
                        with(
                                words(
                                        "of tables while they are learned from; no result depends on it",
                                        "auto",
                                        "memory",
                                        "disk"),
                                "default",
                                "auto")),
                key(
                        "test",
                        object(
                                "test data of their own, in the form of the training data",
                                key("csv", FILE),
                                key("idx", idx()),
                                key("npy", npy()),
                                key("npz", npz()))));
        schema.put("oneOf", kinds());
        return schema;
    }

    /** What goes with what. */
    private static List<Object> kinds() {
        String[] ofColumns = {"target", "features", "sample_weight", "task", "preprocessing", "storage"};
        return List.of(
                map(
                        "required",
                        List.of("csv", "target"),
                        "properties",
                        map(
                                "test",
                                map("required", List.of("csv")),
                                "idx",
                                false,
                                "generator",
                                false,
                                "npy",
                                false,
                                "npz",
                                false)),
                alone(
                        "idx",
                        map("test", map("required", List.of("idx"))),
                        Stream.of("csv", "generator", "npy", "npz"),
                        ofColumns),
                alone(
                        "npy",
                        map("test", map("required", List.of("npy"))),
                        Stream.of("csv", "idx", "generator", "npz"),
                        "storage"),
                alone(
                        "npz",
                        map("test", map("required", List.of("npz"))),
                        Stream.of("csv", "idx", "generator", "npy"),
                        "storage"),
                alone(
                        "generator",
                        map(),
                        Stream.of("csv", "idx", "inline", "npy", "npz"),
                        "target",
                        "sample_weight",
                        "storage",
                        "test"),
                alone("inline", map(), Stream.of("csv", "idx", "generator", "npy", "npz", "split", "test"), ofColumns));
    }

    /** Data of one kind, without the settings that are for others. */
    private static Map<String, Object> alone(
            String kind, Map<String, Object> properties, Stream<String> others, String... refused) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        Stream.concat(others, Stream.of(refused)).forEach(key -> all.put(key, false));
        return map("required", List.of(kind), "properties", all);
    }

    private static Map<String, Object> csv() {
        return anyOf(
                FILE,
                object(
                        "a CSV file and how it is written",
                        required("file", FILE),
                        key(
                                "delimiter",
                                character(
                                        "Character between fields, or `whitespace` for runs of blanks and tabs.",
                                        "whitespace",
                                        ",")),
                        key(
                                "quote",
                                character("Character around fields that hold delimiters, or `none`.", "none", "\"")),
                        key(
                                "encoding",
                                with(
                                        words("of the text", CsvSpecReader.ENCODINGS.toArray(String[]::new)),
                                        "default",
                                        "UTF-8")),
                        key(
                                "header",
                                map(
                                        "type",
                                        "boolean",
                                        "description",
                                        "Whether the first row names the columns (default: true, false with `names`). Without names columns are"
                                                + " `column_1` and so on.")),
                        key("names", texts("Names of the columns, in place of a header's.")),
                        key(
                                "missing",
                                texts(
                                        "Values that count as missing, beside an empty field; a number counts however it is"
                                                + " written."))));
    }

    private static Map<String, Object> character(String description, String word, String otherwise) {
        return with(text(description), "pattern", "^(.|" + word + ")$", "default", otherwise);
    }

    private static Map<String, Object> texts(String description) {
        return map("type", "array", "items", map("type", List.of("string", "number")), "description", description);
    }

    private static Map<String, Object> columns(String description) {
        Map<String, Object> name = map("type", List.of("string", "number"));
        return anyOf(with(new LinkedHashMap<>(name), "description", description), list(name));
    }

    private static Map<String, Object> idx() {
        return object(
                "images and labels in IDX files, plain or gzip; bytes are divided by 255",
                required("images", text("relative to this file")),
                required("labels", text("relative to this file")));
    }

    private static Map<String, Object> npy() {
        return object(
                "arrays as NumPy writes them, `[samples, ...]`; columns are `feature_0` and so on, `target` or `target_0` and so on",
                required("features", text("an NPY file, relative to this file")),
                required("target", text("likewise, as many rows")));
    }

    private static Map<String, Object> npz() {
        return object(
                "the same from one file",
                required("file", text("an NPZ file, relative to this file")),
                required("features", text("the name of an array in it")),
                required("target", text("likewise")));
    }

    private static Map<String, Object> sample() {
        Map<String, Object> numbers = list(number(""));
        return object(
                "a sample",
                required("input", with(numbers, "description", "its features")),
                required("target", anyOf(number("what is to be predicted"), numbers)));
    }

    private static Map<String, Object> generator() {
        Map<String, Object> names = words(
                "samples that are made up",
                Stream.of(Shape.values()).map(Shape::text).toArray(String[]::new));
        return anyOf(
                names,
                object(
                        "",
                        required("name", with(names, "description", "of the shape")),
                        key("samples", whole("how many", 2, 200)),
                        key(
                                "noise",
                                number(
                                        "standard deviation of what is added to coordinates",
                                        "minimum",
                                        0,
                                        "default",
                                        0.1)),
                        key("classes", whole("of spirals and blobs", 2, 2)),
                        key("seed", whole("of the draws; the experiment's seed leaves them alone", 0, 0))));
    }

    private static Map<String, Object> split() {
        Map<String, Object> share = map("type", "number", "minimum", 0, "maximum", 0.99, "default", 0);
        Json.Property validation =
                key("validation", with(share, "description", "share of the rows that early stopping watches"));
        Json.Property stratify = key("stratify", flag("each part has its share of each class", false));
        Json.Property shuffle = key("shuffle", flag("`false`: in the order of the rows, those that test last", true));
        return anyOf(
                object(
                        "shares of the rows, folds that test in turn, or a column",
                        validation,
                        key("test", with(share, "description", "share of the rows that nothing is fitted on")),
                        stratify,
                        shuffle),
                object(
                        "",
                        required(
                                "folds",
                                integer(
                                        "cross-validation: how many equal parts, each of which tests once",
                                        "minimum",
                                        2,
                                        "maximum",
                                        1000)),
                        key("repeats", whole("how often rows are parted anew", 1, 1)),
                        key("fold", integer("the only one to run, from 1", "minimum", 1)),
                        validation,
                        stratify,
                        shuffle),
                object("", required("column", text("a column that says `train`, `validation` or `test`"))));
    }

    private static Map<String, Object> preprocessing() {
        Json.Property[] ofColumns = {
            key(
                    "numeric",
                    with(
                            anyOf(
                                    words("of numeric columns", Scaling.words()),
                                    object("", required("scale", number("a factor", "not", map("const", 0))))),
                            "default",
                            "none")),
            key(
                    "categorical",
                    with(
                            anyOf(
                                    words("of columns of words", "one_hot"),
                                    object(
                                            "",
                                            required(
                                                    "one_hot",
                                                    object(
                                                            "",
                                                            key(
                                                                    "rare",
                                                                    whole(
                                                                            "words in fewer training rows are one category",
                                                                            0,
                                                                            0)))))),
                            "default",
                            "one_hot")),
            key("missing", with(words("of missing numbers", MissingNumber.words()), "default", "error")),
            key("missing_category", with(words("of missing words", MissingCategory.words()), "default", "error"))
        };
        Stream<Json.Property> own = Stream.of(key(
                "type",
                words(
                        "`categorical`: words, though they be numbers; `numeric`: anything else is a fault",
                        "numeric",
                        "categorical")));
        Stream<Json.Property> all = Stream.of(
                key("target", with(words("of regression targets", "standardize", "none"), "default", "none")),
                key("missing_target", with(words("of rows without a target", "error", "drop"), "default", "error")),
                key(
                        "columns",
                        with(
                                mapOf(
                                        "what holds for single columns",
                                        object(
                                                "",
                                                Stream.concat(Stream.of(ofColumns), own)
                                                        .toArray(Json.Property[]::new))),
                                "minProperties",
                                0)));
        return object(
                "fitted on the training rows",
                Stream.concat(Stream.of(ofColumns), all).toArray(Json.Property[]::new));
    }
}
