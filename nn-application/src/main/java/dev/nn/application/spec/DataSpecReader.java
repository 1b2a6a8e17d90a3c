package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.FoldSpec;
import dev.nn.application.spec.ExperimentSpec.IdxSpec;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.application.spec.ExperimentSpec.Sample;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code data}: where samples come from and what is done to them. */
record DataSpecReader(Problems problems) {

    private static final List<String> COLUMN_SETTINGS =
            List.of("target", "features", "sample_weight", "task", "preprocessing", "storage");

    private static final int MOST_FOLDS = 1000;
    private static final long SAMPLES = 200;
    private static final double NOISE = 0.1;

    static DataSpec none(Position at) {
        return new DataSpec(
                at,
                Optional.empty(),
                CsvFormat.STANDARD,
                Storage.AUTO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                at,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PreprocessingSpec.none());
    }

    DataSpec read(Fields fields) {
        Optional<Node> csv = fields.node("csv");
        Optional<Node> inline = fields.node("inline");
        Optional<Node> idx = fields.node("idx");
        Optional<GeneratorSpec> generator = generator(fields);
        if (Stream.of(csv, idx, inline, fields.node("generator"))
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            problems.add(fields.position(), "data", "expected one of csv, idx, inline, generator");
        } else if (fields.has("generator")) {
            refuse(
                    fields,
                    List.of("target", "sample_weight", "storage", "test"),
                    "is not for a generator, which knows its target and has no file");
        } else if (csv.isPresent()) {
            fields.required("target");
        } else if (idx.isPresent()) {
            refuse(fields, COLUMN_SETTINGS, "is for columns; bytes are divided by 255, and labels are classes");
        } else {
            refuse(
                    fields,
                    Stream.concat(COLUMN_SETTINGS.stream(), Stream.of("split", "test"))
                            .toList(),
                    "is for data from a file; inline data are taken as they are, and all of them train");
        }
        Optional<TestSpec> test = fields.map("test").map(t -> test(t, idx.isPresent()));
        CsvSpecReader.Csv table = new CsvSpecReader(problems).read(fields);
        PreprocessingSpecReader columns = new PreprocessingSpecReader(problems);
        DataSpec spec = new DataSpec(
                fields.position(),
                table.file(),
                table.format(),
                storage(fields),
                test.flatMap(TestSpec::csv),
                fields.map("idx").flatMap(DataSpecReader::idx),
                test.flatMap(TestSpec::idx),
                samples(fields),
                generator,
                generator.map(g -> List.of(g.shape().target())).orElseGet(() -> texts(fields, "target")),
                fields.node("target").map(Node::position).orElse(fields.position()),
                texts(fields, "features"),
                fields.anyText("sample_weight"),
                fields.word("task", List.of("classification", "regression")),
                fields.map("split").flatMap(this::split),
                fields.map("preprocessing").map(columns::read).orElseGet(PreprocessingSpec::none));
        if (idx.isPresent() && spec.split().flatMap(SplitSpec::column).isPresent()) {
            problems.add(fields.positionOf("split"), fields.path("split.column"), "images have no columns");
        }
        if ((spec.testCsv().isPresent() || spec.testIdx().isPresent())
                && spec.split().filter(s -> s.test() > 0).isPresent()) {
            problems.add(
                    fields.positionOf("test"),
                    fields.path("test"),
                    "data.split.test takes test rows from the training file already; expected one of the two");
        }
        if ((spec.testCsv().isPresent() || spec.testIdx().isPresent())
                && spec.split().flatMap(SplitSpec::folds).isPresent()) {
            problems.add(fields.positionOf("test"), fields.path("test"), "is not for folds, which test in turn");
        }
        fields.close();
        return spec;
    }

    /** A name, or a map with a name and settings. */
    private Optional<GeneratorSpec> generator(Fields data) {
        Optional<Node> node = data.node("generator");
        List<String> names = Stream.of(Shape.values()).map(Shape::text).toList();
        if (node.filter(ScalarNode.class::isInstance).isPresent()) {
            return data.word("generator", names).map(name -> {
                Shape shape = Shape.valueOf(name.toUpperCase(Locale.ROOT));
                return new GeneratorSpec(node.get().position(), shape, (int) SAMPLES, NOISE, 2, 0);
            });
        }
        return data.map("generator").flatMap(fields -> {
            fields.required("name");
            Optional<Shape> shape =
                    fields.word("name", names).map(name -> Shape.valueOf(name.toUpperCase(Locale.ROOT)));
            int samples = fields.whole("samples", 2, 10_000_000).orElse(SAMPLES).intValue();
            double noise = fields.number("noise", Interval.NON_NEGATIVE).orElse(NOISE);
            int classes = fields.whole("classes", 2, 1000).orElse(2L).intValue();
            long seed = fields.whole("seed", 0, 999_999_999_999_999_999L).orElse(0L);
            if (shape.filter(Shape::takesClasses).isEmpty()) {
                refuse(fields, List.of("classes"), "is for spirals and blobs");
            }
            fields.close();
            return shape.map(
                    g -> new GeneratorSpec(fields.position(), g, samples, noise, g.takesClasses() ? classes : 2, seed));
        });
    }

    private static Storage storage(Fields fields) {
        List<String> words = Stream.of(Storage.values())
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .toList();
        return fields.word("storage", words)
                .map(word -> Storage.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Storage.AUTO);
    }

    /** What a kind of data has no use for; said rather than ignored. */
    private void refuse(Fields fields, List<String> keys, String why) {
        for (String key : keys) {
            fields.node(key).ifPresent(node -> problems.add(node.position(), fields.path(key), why));
        }
    }

    /** Test data of their own. */
    private record TestSpec(Optional<String> csv, Optional<IdxSpec> idx) {}

    /** In the form of the training data. */
    private static TestSpec test(Fields fields, boolean images) {
        fields.required(images ? "idx" : "csv");
        TestSpec test = images
                ? new TestSpec(Optional.empty(), fields.map("idx").flatMap(DataSpecReader::idx))
                : new TestSpec(fields.text("csv"), Optional.empty());
        fields.close();
        return test;
    }

    private static Optional<IdxSpec> idx(Fields fields) {
        fields.required("images");
        fields.required("labels");
        Optional<String> images = fields.text("images");
        Optional<String> labels = fields.text("labels");
        fields.close();
        return images.flatMap(i -> labels.map(l -> new IdxSpec(i, l)));
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
            refuse(fields, List.of("test", "column"), "is not for folds, which test in turn");
        }
        if (split.column().isPresent()) {
            refuse(
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
            refuse(fields, List.of("repeats", "fold"), "is for folds; data.split.folds says how many");
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
