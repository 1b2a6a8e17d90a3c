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
import dev.nn.application.spec.ExperimentSpec.FoldSpec;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.data.Task;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code data}: where samples come from and what is done to them. */
record DataSpecReader(Problems problems) {

    private static final int MOST_FOLDS = 1000;

    static DataSpec none(Position at) {
        return new DataSpec(
                at,
                new SourceSpec.Unread(),
                List.of(),
                at,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PreprocessingSpec.none(),
                Map.of());
    }

    DataSpec read(Fields fields) {
        SourceSpec source = new SourceSpecReader(problems).read(fields);
        PreprocessingSpecReader columns = new PreprocessingSpecReader(problems);
        DataSpec spec = new DataSpec(
                fields.position(),
                source,
                targets(fields, source),
                fields.node("target").map(Node::position).orElse(fields.position()),
                texts(fields, "features"),
                fields.anyText("sample_weight"),
                fields.word("task", Stream.of(Task.values()).map(Task::text).toList()),
                fields.map("split").flatMap(this::split),
                fields.map("preprocessing").map(columns::read).orElseGet(PreprocessingSpec::none),
                places(fields));
        if (source instanceof SourceSpec.Idx
                && spec.split().flatMap(SplitSpec::column).isPresent()) {
            problems.add(fields.positionOf("split"), fields.path("split.column"), "images have no columns");
        }
        if (source.hasTest() && spec.split().filter(s -> s.test() > 0).isPresent()) {
            problems.add(
                    fields.positionOf("test"),
                    fields.path("test"),
                    "data.split.test takes test rows from the training file already; expected one of the two");
        }
        if (source.hasTest() && spec.split().flatMap(SplitSpec::folds).isPresent()) {
            problems.add(fields.positionOf("test"), fields.path("test"), "is not for folds, which test in turn");
        }
        fields.close();
        return spec;
    }

    /** Where each feature and the settings that are judged by the data stand. */
    private static Map<String, Position> places(Fields fields) {
        Map<String, Position> places = new HashMap<>();
        for (String key : List.of("features", "sample_weight", "split", "task")) {
            fields.node(key).ifPresent(node -> places.put(key, node.position()));
        }
        fields.node("features")
                .filter(ListNode.class::isInstance)
                .ifPresent(node -> ((ListNode) node).items().forEach(item -> {
                    if (item instanceof ScalarNode scalar) {
                        places.put("features." + scalar.text(), item.position());
                    }
                }));
        fields.node("split")
                .filter(MapNode.class::isInstance)
                .ifPresent(node -> ((MapNode) node)
                        .entries()
                        .forEach(entry ->
                                places.put("split." + entry.key(), entry.value().position())));
        return places;
    }

    /** What is predicted: some sources know it. */
    private List<String> targets(Fields fields, SourceSpec source) {
        List<String> given = texts(fields, "target");
        if (source instanceof SourceSpec.Generated made) {
            return List.of(made.generator().shape().target());
        }
        return given;
    }

    private Optional<SplitSpec> split(Fields fields) {
        Interval share = Interval.of(0, 0.99);
        SplitSpec split = new SplitSpec(
                fields.number("validation", share).orElse(0.0),
                fields.number("test", share).orElse(0.0),
                fields.flag("stratify").orElse(false),
                fields.flag("shuffle").orElse(true),
                fields.text("column"),
                folds(fields));
        fields.close();
        if (split.folds().isPresent()) {
            SourceSpecReader.refuse(
                    problems, fields, List.of("test", "column"), "is not for folds, which test in turn");
        }
        if (split.column().isPresent()) {
            SourceSpecReader.refuse(
                    problems,
                    fields,
                    List.of("validation", "test", "stratify", "shuffle", "folds"),
                    "is not for a split by column, whose values say where each row is");
        }
        if (split.stratify() && !split.shuffle()) {
            problems.add(
                    fields.positionOf("stratify"),
                    fields.path("stratify"),
                    "draws rows by class; with shuffle: false they stay in their order");
        }
        if (split.folds().filter(folds -> folds.repeats() > 1).isPresent() && !split.shuffle()) {
            problems.add(
                    fields.positionOf("repeats"),
                    fields.path("repeats"),
                    "draws other folds each time; with shuffle: false all would be the same");
        }
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

    private Optional<FoldSpec> folds(Fields fields) {
        Optional<Integer> folds = fields.whole("folds", 2, MOST_FOLDS).map(Long::intValue);
        int repeats = fields.whole("repeats", 1, MOST_FOLDS).orElse(1L).intValue();
        long most = (long) folds.orElse(MOST_FOLDS) * repeats;
        Optional<Integer> fold = fields.whole("fold", 1, most).map(Long::intValue);
        if (!fields.has("folds")) {
            SourceSpecReader.refuse(
                    problems, fields, List.of("repeats", "fold"), "is for folds; data.split.folds says how many");
        }
        return folds.map(count -> new FoldSpec(count, repeats, fold));
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
            items.forEach(item -> values.name(item, fields.path(key))
                    .filter(name -> !name.isEmpty())
                    .ifPresent(texts::add));
        });
        return texts;
    }
}
