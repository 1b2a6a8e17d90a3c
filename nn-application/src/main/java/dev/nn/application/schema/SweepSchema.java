package dev.nn.application.schema;

import static dev.nn.application.key.Json.anyOf;
import static dev.nn.application.key.Json.integer;
import static dev.nn.application.key.Json.key;
import static dev.nn.application.key.Json.list;
import static dev.nn.application.key.Json.map;
import static dev.nn.application.key.Json.mapOf;
import static dev.nn.application.key.Json.number;
import static dev.nn.application.key.Json.object;
import static dev.nn.application.key.Json.required;
import static dev.nn.application.key.Json.text;
import static dev.nn.application.key.Json.with;
import static dev.nn.application.key.Json.words;

import java.util.Map;

/** The keys of {@code sweep}. */
final class SweepSchema {

    private SweepSchema() {}

    static Map<String, Object> schema() {
        return object(
                "values that are tried, each in a run of its own",
                required("parameters", mapOf("paths of this file, as `--set` takes them, and their values", values())),
                key("search", search()),
                key(
                        "monitor",
                        text("what ranks: `validation_loss`, `validation_<metric>`, or `test_<metric>` of folds")),
                key("seeds", integer("runs of each trial, whose mean ranks", "minimum", 1, "default", 1)),
                key(
                        "parallel",
                        integer("runs at a time, which share the engine's threads", "minimum", 1, "default", 1)),
                key("max_minutes", number("no further run is begun after so much time", "minimum", 0.001)));
    }

    private static Map<String, Object> values() {
        Map<String, Object> ends = with(list(number("")), "minItems", 2, "maxItems", 2);
        return anyOf(
                map("type", "array", "description", "one of these", "minItems", 1),
                object("", required("uniform", with(ends, "description", "a number between two, evenly"))),
                object(
                        "",
                        required(
                                "log_uniform",
                                with(ends, "description", "a number between two, evenly in its logarithm"))),
                object("", required("whole", with(ends, "description", "a whole number between two, evenly"))));
    }

    private static Map<String, Object> search() {
        Map<String, Object> random =
                object("each trial is drawn", key("trials", integer("how many", "minimum", 1, "default", 20)));
        Map<String, Object> halving = object(
                "many trials with few epochs, the best of them with more",
                key("trials", integer("how many", "minimum", 1, "default", 27)),
                key("factor", integer("fewer trials, more epochs each time", "minimum", 2, "default", 3)));
        return anyOf(
                words("each with each where all are lists, else drawn", "grid", "random", "halving"),
                object("", required("random", random)),
                object("", required("halving", halving)));
    }
}
