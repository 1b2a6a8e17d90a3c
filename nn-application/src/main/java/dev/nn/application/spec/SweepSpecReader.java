package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.SweepSpec.Dimension;
import dev.nn.application.spec.SweepSpec.Scale;
import dev.nn.application.spec.SweepSpec.Search;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code sweep}. */
record SweepSpecReader(Problems problems) {

    private static final int TRIALS = 20;
    private static final int FACTOR = 3;
    private static final long MOST = 100_000;

    SweepSpec read(Fields fields) {
        fields.required("parameters");
        List<Dimension> dimensions = fields.node("parameters")
                .flatMap(node -> new Values(problems).map(node, fields.path("parameters")))
                .map(map -> dimensions(map, fields.path("parameters")))
                .orElse(List.of());
        boolean finite = dimensions.stream().allMatch(d -> d.values() instanceof SweepSpec.Values.Choices);
        Search search = search(fields, finite);
        if (search instanceof Search.Grid && !finite) {
            problems.add(
                    fields.positionOf("search"),
                    fields.path("search"),
                    "a grid needs lists of values; ranges are for random and halving");
        }
        int seeds = fields.whole("seeds", 1, MOST).orElse(1L).intValue();
        dimensions.stream()
                .filter(dimension -> seeds > 1 && dimension.path().equals("seed"))
                .forEach(dimension -> problems.add(
                        dimension.position(),
                        fields.path("parameters"),
                        "'seed' is set by 'seeds', which repeats each trial; expected one of the two"));
        SweepSpec spec = new SweepSpec(
                fields.position(),
                dimensions,
                search,
                fields.text("monitor"),
                fields.positionOf("monitor"),
                seeds,
                fields.whole("parallel", 1, 1024).orElse(1L).intValue(),
                fields.number("max_minutes", Interval.atLeast(0.001)));
        requireFew(spec, fields);
        fields.close();
        return spec;
    }

    private List<Dimension> dimensions(MapNode map, String path) {
        if (map.entries().isEmpty()) {
            problems.add(map.position(), path, "expected at least one path with its values, found none");
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (Entry entry : map.entries()) {
            if (entry.key().equals("sweep") || entry.key().startsWith("sweep.")) {
                problems.add(
                        entry.position(), path, "'" + entry.key() + "' is the sweep itself; expected another path");
                continue;
            }
            refusal(entry.key()).ifPresent(why -> problems.add(entry.position(), path, "'" + entry.key() + "' " + why));
            values(entry.value(), path + "." + entry.key())
                    .ifPresent(values -> dimensions.add(new Dimension(entry.key(), entry.position(), values)));
        }
        return dimensions;
    }

    /** Why a path is not to be tried with several values. */
    private static Optional<String> refusal(String path) {
        return switch (path) {
            case "name", "engine.threads", "engine.kernels" -> Optional.of("changes no figure; expected another path");
            case "data.split.fold" ->
                Optional.of("is a part of the data, not a setting; without it a trial runs all its folds");
            default -> Optional.empty();
        };
    }

    /** The trials of a grid are as many as its values can be put together; counted before they are. */
    private void requireFew(SweepSpec spec, Fields fields) {
        if (spec.trials() > MOST) {
            problems.add(
                    fields.position(),
                    fields.path("parameters"),
                    String.format(
                            Locale.ROOT,
                            "a grid of these values has %.0f trials, at most %d are allowed; search: random draws some"
                                    + " of them",
                            spec.trials(),
                            MOST));
        }
    }

    private Optional<SweepSpec.Values> values(Node node, String path) {
        if (node instanceof ListNode list && !list.items().isEmpty()) {
            return Optional.of(new SweepSpec.Values.Choices(list.items()));
        }
        if (!(node instanceof MapNode map) || map.entries().size() != 1) {
            problems.add(
                    node.position(),
                    path,
                    "expected a list of values, or one of uniform, log_uniform, whole with [least, greatest], found "
                            + node.kind());
            return Optional.empty();
        }
        return Fields.of(map, path, problems).flatMap(fields -> {
            int before = problems.all().size();
            List<SweepSpec.Values> found = Stream.of(Scale.values())
                    .flatMap(scale -> range(fields, scale).stream())
                    .toList();
            fields.close();
            return problems.all().size() > before
                    ? Optional.empty()
                    : found.stream().findFirst();
        });
    }

    private Optional<SweepSpec.Values> range(Fields fields, Scale scale) {
        String key = scale.name().toLowerCase(Locale.ROOT);
        return fields.node(key).flatMap(node -> {
            double[] ends = new Values(problems).numbers(node, fields.path(key)).orElse(new double[0]);
            double least = scale == Scale.LOG_UNIFORM ? Double.MIN_NORMAL : -Double.MAX_VALUE;
            boolean whole = scale != Scale.WHOLE
                    || (ends.length == 2 && ends[0] == Math.rint(ends[0]) && ends[1] == Math.rint(ends[1]));
            if (ends.length != 2 || ends[0] < least || !(ends[0] < ends[1]) || !whole) {
                String what = scale == Scale.LOG_UNIFORM ? "numbers above 0" : whole ? "numbers" : "whole numbers";
                problems.add(node.position(), fields.path(key), "expected two " + what + ", the lesser one first");
                return Optional.empty();
            }
            List<Node> items = ((ListNode) node).items();
            return Optional.of(new SweepSpec.Values.Range((ScalarNode) items.get(0), (ScalarNode) items.get(1), scale));
        });
    }

    private Search search(Fields fields, boolean finite) {
        Optional<Node> node = fields.node("search");
        if (node.isEmpty()) {
            return finite ? new Search.Grid() : new Search.Random(TRIALS);
        }
        if (node.get() instanceof ScalarNode) {
            return switch (fields.word("search", List.of("grid", "random", "halving"))
                    .orElse("grid")) {
                case "random" -> new Search.Random(TRIALS);
                case "halving" -> new Search.Halving(FACTOR * FACTOR * FACTOR, FACTOR);
                default -> new Search.Grid();
            };
        }
        Optional<Fields> map = fields.map("search");
        Optional<Fields> random = map.flatMap(m -> m.map("random"));
        Optional<Fields> halving = map.flatMap(m -> m.map("halving"));
        map.ifPresent(Fields::close);
        if (node.get() instanceof MapNode given && random.isPresent() == halving.isPresent()) {
            problems.add(
                    given.position(),
                    fields.path("search"),
                    "expected one of random, halving with its trials, found "
                            + given.entries().size() + " keys");
        }
        int trials = random.or(() -> halving)
                .flatMap(f -> f.whole("trials", 1, MOST))
                .map(Long::intValue)
                .orElse(random.isPresent() ? TRIALS : FACTOR * FACTOR * FACTOR);
        int factor = halving.flatMap(f -> f.whole("factor", 2, 100))
                .map(Long::intValue)
                .orElse(FACTOR);
        random.ifPresent(Fields::close);
        halving.ifPresent(Fields::close);
        return halving.isPresent() ? new Search.Halving(trials, factor) : new Search.Random(trials);
    }
}
