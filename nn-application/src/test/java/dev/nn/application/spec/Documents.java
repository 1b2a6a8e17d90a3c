package dev.nn.application.spec;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Experiments as tests write them: maps and lists in place of a file. */
final class Documents {

    static final Position AT = Position.of("test");

    /** With each of them every key is there once at least. */
    static final List<Map<String, Object>> EVERYTHING = List.of(
            experiment(map(
                    "csv",
                    map(
                            "file",
                            "a.csv",
                            "delimiter",
                            ";",
                            "quote",
                            "'",
                            "encoding",
                            "UTF-16",
                            "header",
                            false,
                            "names",
                            List.of("a", "b"),
                            "missing",
                            List.of("?")),
                    "test",
                    map("csv", "b.csv"),
                    "target",
                    List.of("y", "z"),
                    "features",
                    List.of("a", "b"),
                    "sample_weight",
                    "w",
                    "task",
                    "regression",
                    "split",
                    map("validation", 0.25, "test", 0.0, "stratify", false, "shuffle", true),
                    "preprocessing",
                    map(
                            "numeric",
                            map("scale", 0.25),
                            "categorical",
                            map("one_hot", map("rare", 3L)),
                            "missing",
                            "mean",
                            "missing_category",
                            "most_frequent",
                            "target",
                            "standardize",
                            "missing_target",
                            "drop",
                            "columns",
                            map(
                                    "a",
                                    map(
                                            "numeric",
                                            map("scale", 0.5),
                                            "categorical",
                                            map("one_hot", map("rare", 4L)),
                                            "missing",
                                            "median",
                                            "missing_category",
                                            "separate",
                                            "type",
                                            "numeric"))),
                    "storage",
                    "disk")),
            weights(map("csv", "a.csv", "target", "y", "split", map("column", "part"))),
            experiment(map(
                    "idx",
                    map("images", "x", "labels", "y"),
                    "test",
                    map("idx", map("images", "x2", "labels", "y2")),
                    "split",
                    map("validation", 0.125, "test", 0.0, "stratify", true, "shuffle", true))),
            experiment(map(
                    "npy",
                    map("features", "x", "target", "y"),
                    "test",
                    map("npy", map("features", "x2", "target", "y2")))),
            experiment(map(
                    "npz",
                    map("file", "d", "features", "x", "target", "y"),
                    "test",
                    map("npz", map("file", "d2", "features", "x", "target", "y")))),
            experiment(map("inline", List.of(map("input", List.of(0.5, 1.5), "target", List.of(1.0))))),
            experiment(map(
                    "generator",
                    map("name", "spirals", "samples", 60L, "noise", 0.25, "classes", 3L, "seed", 5L),
                    "split",
                    map(
                            "validation",
                            0.0,
                            "folds",
                            5L,
                            "repeats",
                            2L,
                            "fold",
                            7L,
                            "stratify",
                            false,
                            "shuffle",
                            true))),
            sweep(map("random", map("trials", 7L))),
            sweep(map("halving", map("trials", 9L, "factor", 2L))),
            sweep("grid"));

    private Documents() {}

    private static Map<String, Object> experiment(Map<String, Object> data) {
        return map(
                "name",
                "everything",
                "seed",
                5L,
                "data",
                data,
                "network",
                map(
                        "layers",
                        List.of(
                                map(
                                        "dense",
                                        map(
                                                "units",
                                                2L,
                                                "activation",
                                                map("elu", map("alpha", 0.5)),
                                                "trainable",
                                                false,
                                                "initializer",
                                                "zeros",
                                                "bias_initializer",
                                                "ones")),
                                map("dropout", map("rate", 0.25)),
                                map("activation", map("formula", "x^2"))),
                        "start_from",
                        "runs/a/1"),
                "loss",
                "mse",
                "optimizer",
                map("sgd", map("learning_rate", 0.5)),
                "training",
                map(
                        "epochs",
                        7L,
                        "batch_size",
                        3L,
                        "accumulate_batches",
                        2L,
                        "shuffle",
                        false,
                        "schedule",
                        map("step", map("every", 5L)),
                        "early_stopping",
                        map("monitor", "loss", "patience", 4L),
                        "reduce_on_plateau",
                        map("monitor", "loss", "factor", 0.5, "patience", 0L, "minimum", 0.25),
                        "checkpoint",
                        map("every_epochs", 1L, "every_steps", 2L, "every_minutes", 0.5, "keep", 3L),
                        "regularization",
                        map("l1", 0.125, "l2", 0.25, "max_norm", 3.5),
                        "gradient_clip",
                        map("value", 1.5, "norm", 2.5),
                        "label_smoothing",
                        0.125,
                        "class_weights",
                        map("a", 1.5, "b", 2.5),
                        "max_steps",
                        9L,
                        "max_minutes",
                        1.5,
                        "tensorboard",
                        true),
                "metrics",
                List.of("rmse", "r2"),
                "engine",
                map("name", "cpu", "threads", 2L, "kernels", "plain"));
    }

    private static Map<String, Object> weights(Map<String, Object> data) {
        Map<String, Object> experiment = experiment(data);
        Map<String, Object> dense =
                map("activation", "linear", "weights", List.of(List.of(0.5, 1.5)), "bias", List.of(2.5));
        experiment.put("network", map("layers", List.of(map("dense", dense))));
        return experiment;
    }

    private static Map<String, Object> sweep(Object search) {
        Map<String, Object> experiment =
                experiment(map("inline", List.of(map("input", List.of(0.5), "target", List.of(1.0)))));
        boolean grid = search.equals("grid");
        experiment.put(
                "sweep",
                map(
                        "parameters",
                        map(
                                "training.epochs",
                                List.of(1L, 2L),
                                "training.gradient_clip.norm",
                                grid ? List.of(0.5) : map("uniform", List.of(0.5, 1.5))),
                        "search",
                        search,
                        "monitor",
                        "validation_loss",
                        "seeds",
                        3L,
                        "parallel",
                        2L,
                        "max_minutes",
                        4.5));
        return experiment;
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static Node node(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new MapNode(
                    AT,
                    map.entrySet().stream()
                            .map(e -> new Entry((String) e.getKey(), AT, node(e.getValue())))
                            .toList());
        } else if (value instanceof List<?> list) {
            return new ListNode(AT, list.stream().map(Documents::node).toList());
        }
        Scalar type = value instanceof Boolean
                ? Scalar.FLAG
                : value instanceof Long ? Scalar.WHOLE : value instanceof Double ? Scalar.REAL : Scalar.TEXT;
        return new ScalarNode(AT, value.toString(), type);
    }
}
