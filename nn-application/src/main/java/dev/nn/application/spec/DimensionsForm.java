package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.document.Values;
import dev.nn.application.key.Form;
import dev.nn.application.key.Json;
import dev.nn.application.key.Resolution;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.SweepSpec.Dimension;
import dev.nn.application.spec.SweepSpec.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of a sweep's parameters: paths of the experiment, each with a list of values or a range.
 */
record DimensionsForm() implements Form<List<Dimension>> {

    private static final int MAX_SHOWN = 5;

    @Override
    public Optional<List<Dimension>> read(Node node, String path, Problems problems) {
        return new Values(problems).map(node, path).map(map -> dimensions(map, path, problems));
    }

    private static List<Dimension> dimensions(MapNode map, String path, Problems problems) {
        if (map.entries().isEmpty()) {
            problems.add(map.position(), path, "expected at least one path with its values, found none");
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (Entry entry : map.entries()) {
            Optional<String> refusal = refusal(entry.key());
            refusal.ifPresent(why -> problems.add(entry.position(), path, "'" + entry.key() + "' " + why));
            if (refusal.isEmpty()) {
                values(entry.value(), path + "." + entry.key(), problems)
                        .ifPresent(values -> dimensions.add(new Dimension(entry.key(), entry.position(), values)));
            }
        }
        return dimensions;
    }

    /** Returns the reason why a path can't be swept; empty if it can. */
    private static Optional<String> refusal(String path) {
        if (path.equals("sweep") || path.startsWith("sweep.")) {
            return Optional.of("a sweep cannot vary itself; expected another path");
        }
        return switch (path) {
            case "name", "engine.threads", "engine.kernels" ->
                Optional.of("does not affect results; expected another path");
            case "data.split.fold" ->
                Optional.of("a sweep cannot vary the fold; without it every trial runs all folds");
            default -> Optional.empty();
        };
    }

    private static Optional<SweepSpec.Values> values(Node node, String path, Problems problems) {
        if (node instanceof ListNode list && !list.items().isEmpty()) {
            return Optional.of(new SweepSpec.Values.Choices(list.items()));
        }
        if (!(node instanceof MapNode map) || map.entries().size() != 1) {
            problems.add(
                    node.position(),
                    path,
                    "expected a list of values, or one of uniform, log_uniform, whole with [minimum, maximum], found "
                            + node.content());
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

    private static Optional<SweepSpec.Values> range(Fields fields, Scale scale) {
        return fields.node(key(scale)).flatMap(node -> {
            String path = fields.path(key(scale));
            Optional<double[]> numbers = new Values(fields.problems()).numbers(node, path);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            double[] ends = numbers.get();
            double least = scale == Scale.LOG_UNIFORM ? Double.MIN_NORMAL : -Double.MAX_VALUE;
            boolean whole = scale != Scale.WHOLE
                    || (ends.length == 2 && ends[0] == Math.rint(ends[0]) && ends[1] == Math.rint(ends[1]));
            if (ends.length != 2 || ends[0] < least || !(ends[0] < ends[1]) || !whole) {
                String what = switch (scale) {
                    case UNIFORM -> "numbers";
                    case LOG_UNIFORM -> "numbers above 0";
                    case WHOLE -> "whole numbers";
                };
                fields.problems()
                        .add(
                                node.position(),
                                path,
                                "expected two " + what + ", the minimum first, found " + found(node));
                return Optional.empty();
            }
            List<Node> items = ((ListNode) node).items();
            return Optional.of(new SweepSpec.Values.Range((ScalarNode) items.get(0), (ScalarNode) items.get(1), scale));
        });
    }

    private static String found(Node node) {
        return node instanceof ListNode list && !list.items().isEmpty()
                ? list.items().stream().map(Node::kind).limit(MAX_SHOWN).collect(Collectors.joining(", "))
                        + (list.items().size() > MAX_SHOWN ? " and more" : "")
                : node.kind();
    }

    private static String key(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, Object> schema(String description) {
        List<Object> forms = new ArrayList<>();
        forms.add(Json.map("type", "array", "description", "Values to choose from.", "minItems", 1));
        for (Scale scale : Scale.values()) {
            String drawn = switch (scale) {
                case UNIFORM -> "Bounds of a uniform distribution.";
                case LOG_UNIFORM -> "Bounds of a log-uniform distribution.";
                case WHOLE -> "Bounds of a uniform distribution over whole numbers.";
            };
            Map<String, Object> ends = Json.with(Json.list(drawn, Json.number("")), "minItems", 2, "maxItems", 2);
            forms.add(Json.object("", Json.required(key(scale), ends)));
        }
        return Json.mapOf(description, Json.anyOf(forms.toArray()));
    }

    @Override
    public Object written(List<Dimension> dimensions, Resolution resolution) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        dimensions.forEach(dimension -> parameters.put(dimension.path(), written(dimension, resolution)));
        return parameters;
    }

    private static Object written(Dimension dimension, Resolution resolution) {
        if (dimension.values() instanceof SweepSpec.Values.Range range) {
            return Map.of(key(range.scale()), List.of(Plain.value(range.least()), Plain.value(range.greatest())));
        }
        return ((SweepSpec.Values.Choices) dimension.values())
                .all().stream()
                        .map(value -> FilePaths.written(value, dimension.path(), resolution.file()))
                        .toList();
    }
}
