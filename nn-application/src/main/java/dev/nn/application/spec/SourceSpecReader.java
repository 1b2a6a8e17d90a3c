package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.spec.SourceSpec.Sample;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads where samples come from: one of several keys of {@code data}, each of which goes with some of the others. */
record SourceSpecReader(Problems problems) {

    private static final List<String> KINDS = List.of("csv", "idx", "npy", "npz", "inline", "generator");
    private static final List<String> COLUMN_SETTINGS =
            List.of("target", "features", "sample_weight", "task", "preprocessing", "storage");
    private static final long SAMPLES = 200;
    private static final double NOISE = 0.1;

    SourceSpec read(Fields data) {
        List<String> given = KINDS.stream().filter(data::has).toList();
        Optional<Fields> test = data.map("test");
        if (given.size() != 1) {
            problems.add(
                    data.position(), "data", "expected one of " + KINDS.stream().collect(Collectors.joining(", ")));
        } else {
            refuse(data, test, given.get(0));
        }
        // All are read, so that what is wrong with any is said; the first one counts.
        List<Optional<SourceSpec>> sources = List.of(
                csv(data, test),
                idx(data, test),
                arrays(data, test, "npy"),
                arrays(data, test, "npz"),
                inline(data),
                generator(data).map(SourceSpec.Generated::new));
        if (given.size() == 1) {
            // Which keys test data may have is known by the kind of data alone.
            test.ifPresent(Fields::close);
        }
        return sources.stream().flatMap(Optional::stream).findFirst().orElseGet(SourceSpec.Unread::new);
    }

    /** What a kind of data has no use for, or can't do without. */
    private void refuse(Fields data, Optional<Fields> test, String kind) {
        switch (kind) {
            case "csv" -> data.required("target");
            case "idx" ->
                refuse(
                        problems,
                        data,
                        COLUMN_SETTINGS,
                        "is for columns; bytes are divided by 255, and labels are classes");
            case "npy", "npz" ->
                refuse(problems, data, List.of("storage"), "is for tables; arrays are mapped into memory");
            case "generator" ->
                refuse(
                        problems,
                        data,
                        List.of("target", "sample_weight", "storage", "test"),
                        "is not for a generator, which knows its target and has no file");
            default ->
                refuse(
                        problems,
                        data,
                        Stream.concat(COLUMN_SETTINGS.stream(), Stream.of("split", "test"))
                                .toList(),
                        "is for data from a file; inline data are taken as they are, and all of them train");
        }
        if (List.of("csv", "idx", "npy", "npz").contains(kind)) {
            test.ifPresent(own -> own.required(kind));
        }
    }

    /** Says that keys are of no use, rather than ignoring them. */
    static void refuse(Problems problems, Fields fields, List<String> keys, String why) {
        for (String key : keys) {
            fields.node(key).ifPresent(node -> problems.add(node.position(), fields.path(key), why));
        }
    }

    private Optional<SourceSpec> csv(Fields data, Optional<Fields> test) {
        CsvSpecReader.Csv table = new CsvSpecReader(problems).read(data);
        Storage storage = storage(data);
        Optional<String> own = data.has("csv") ? test.flatMap(t -> t.text("csv")) : Optional.empty();
        return table.file().map(file -> new SourceSpec.Csv(file, table.format(), storage, own));
    }

    private static Optional<SourceSpec> idx(Fields data, Optional<Fields> test) {
        Optional<SourceSpec.Idx.Files> own =
                data.has("idx") ? test.flatMap(t -> t.map("idx")).flatMap(SourceSpecReader::idx) : Optional.empty();
        return data.map("idx").flatMap(SourceSpecReader::idx).map(files -> new SourceSpec.Idx(files, own));
    }

    private static Optional<SourceSpec.Idx.Files> idx(Fields fields) {
        fields.required("images");
        fields.required("labels");
        Optional<String> images = fields.text("images");
        Optional<String> labels = fields.text("labels");
        fields.close();
        return images.flatMap(i -> labels.map(l -> new SourceSpec.Idx.Files(i, l)));
    }

    private static Optional<SourceSpec> arrays(Fields data, Optional<Fields> test, String kind) {
        Optional<ArraysSpec> own =
                data.has(kind) ? test.flatMap(t -> t.map(kind)).flatMap(f -> arrays(f, kind)) : Optional.empty();
        return data.map(kind).flatMap(fields -> arrays(fields, kind)).map(a -> new SourceSpec.Arrays(a, own));
    }

    private static Optional<ArraysSpec> arrays(Fields fields, String kind) {
        Optional<String> file = Optional.empty();
        if (kind.equals("npz")) {
            fields.required("file");
            file = fields.text("file");
        }
        fields.required("features");
        fields.required("target");
        Optional<String> features = fields.text("features");
        Optional<String> target = fields.text("target");
        fields.close();
        if (features.isEmpty() || target.isEmpty() || (kind.equals("npz") && file.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new ArraysSpec(array(file, features.get()), array(file, target.get())));
    }

    private static Array array(Optional<String> npz, String name) {
        return npz.isPresent() ? new Array(npz.get(), Optional.of(name)) : new Array(name, Optional.empty());
    }

    private Optional<SourceSpec> inline(Fields data) {
        if (data.node("inline").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SourceSpec.Inline(samples(data)));
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
            if (shape.filter(s -> !s.takesClasses()).isPresent()) {
                refuse(problems, fields, List.of("classes"), "is for spirals and blobs");
            }
            if (classes > samples) {
                problems.add(
                        fields.positionOf("classes"),
                        fields.path("classes"),
                        "expected at most as many as samples, " + samples + ", found " + classes);
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
