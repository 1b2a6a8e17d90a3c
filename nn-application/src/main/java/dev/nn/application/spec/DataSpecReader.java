package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.application.spec.ExperimentSpec.Sample;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code data}: where samples come from and what is done to them. */
record DataSpecReader(Problems problems) {

    static DataSpec none(Position at) {
        return new DataSpec(
                at,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                at,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                PreprocessingSpec.NONE);
    }

    DataSpec read(Fields fields) {
        Optional<Node> csv = fields.node("csv");
        Optional<Node> inline = fields.node("inline");
        if (csv.isPresent() == inline.isPresent()) {
            problems.add(fields.position(), "data", "expected one of csv, inline");
        }
        if (csv.isPresent()) {
            fields.required("target");
        } else if (inline.isPresent()) {
            refuseColumnSettings(fields);
        }
        DataSpec spec = new DataSpec(
                fields.position(),
                fields.text("csv"),
                fields.map("test").flatMap(DataSpecReader::test),
                samples(fields),
                texts(fields, "target"),
                fields.node("target").map(Node::position).orElse(fields.position()),
                texts(fields, "features"),
                fields.word("task", List.of("classification", "regression")),
                fields.map("split").flatMap(this::split),
                fields.map("preprocessing").map(this::preprocessing).orElse(PreprocessingSpec.NONE));
        if (spec.testCsv().isPresent() && spec.split().filter(s -> s.test() > 0).isPresent()) {
            problems.add(
                    fields.positionOf("test"),
                    fields.path("test"),
                    "data.split.test takes test rows from 'csv' already; expected one of the two");
        }
        fields.close();
        return spec;
    }

    /** Inline data have no columns to choose from or to prepare; said rather than ignored. */
    private void refuseColumnSettings(Fields fields) {
        for (String key : List.of("target", "features", "task", "split", "preprocessing", "test")) {
            fields.node(key)
                    .ifPresent(node -> problems.add(
                            node.position(),
                            fields.path(key),
                            "is for data from a file; inline data are taken as they are, and all of them train"));
        }
    }

    private static Optional<String> test(Fields fields) {
        fields.required("csv");
        Optional<String> csv = fields.text("csv");
        fields.close();
        return csv;
    }

    private Optional<SplitSpec> split(Fields fields) {
        Interval share = Interval.of(0, 0.99);
        SplitSpec split = new SplitSpec(
                fields.number("validation", share).orElse(0.0),
                fields.number("test", share).orElse(0.0),
                fields.flag("stratify").orElse(false));
        fields.close();
        if (split.validation() + split.test() >= 1) {
            String found = (split.validation() + split.test()) + " of the rows";
            problems.add(
                    fields.position(),
                    "data.split",
                    "validation and test together are " + found + "; none would train");
            return Optional.empty();
        }
        return Optional.of(split);
    }

    private PreprocessingSpec preprocessing(Fields fields) {
        boolean scaled =
                fields.node("numeric").filter(MapNode.class::isInstance).isPresent();
        double scale = scaled ? fields.map("numeric").map(this::scale).orElse(1.0) : 1;
        String numeric = scaled
                ? "scale"
                : fields.word("numeric", List.of("standardize", "min_max", "none"))
                        .orElse("none");
        fields.word("categorical", List.of("one_hot"));
        String missing = fields.word("missing", List.of("mean", "median", "most_frequent", "error"))
                .orElse("error");
        boolean target = fields.word("target", List.of("standardize", "none"))
                .filter("standardize"::equals)
                .isPresent();
        fields.close();
        return new PreprocessingSpec(numeric, scale, missing, target);
    }

    private double scale(Fields fields) {
        fields.required("scale");
        double scale = fields.number("scale", Interval.ALL).orElse(1.0);
        if (!Double.isFinite(1 / scale)) {
            problems.add(fields.positionOf("scale"), fields.path("scale"), "expected a factor other than 0");
            scale = 1;
        }
        fields.close();
        return scale;
    }

    /** One text or a list of them. */
    private List<String> texts(Fields fields, String key) {
        Values values = new Values(problems);
        List<String> texts = new ArrayList<>();
        if (fields.node(key)
                .filter(node -> node instanceof ListNode list && list.items().isEmpty())
                .isPresent()) {
            problems.add(fields.positionOf(key), fields.path(key), "expected at least one column, found none");
        }
        fields.node(key).ifPresent(node -> {
            List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
            items.forEach(item -> values.text(item, fields.path(key)).ifPresent(texts::add));
        });
        return texts;
    }

    private List<Sample> samples(Fields fields) {
        List<Node> items = fields.list("inline").map(ListNode::items).orElse(List.of());
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            sample(items.get(i), fields.path("inline") + "[" + i + "]").ifPresent(samples::add);
        }
        return samples;
    }

    private Optional<Sample> sample(Node node, String path) {
        Values values = new Values(problems);
        return Fields.of(node, path, problems).flatMap(fields -> {
            Optional<double[]> input = fields.required("input").flatMap(n -> values.numbers(n, path + ".input"));
            Optional<double[]> target = fields.required("target").flatMap(n -> target(values, n, path + ".target"));
            fields.close();
            return input.flatMap(i -> target.map(t -> new Sample(node.position(), i, t)));
        });
    }

    /** One number or a list of them. */
    private static Optional<double[]> target(Values values, Node node, String path) {
        return node instanceof ScalarNode
                ? values.number(node, path, Interval.ALL).map(t -> new double[] {t})
                : values.numbers(node, path);
    }
}
