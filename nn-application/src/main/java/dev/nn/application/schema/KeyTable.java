package dev.nn.application.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Markdown table of the keys of an experiment file, generated from the JSON Schema. */
final class KeyTable {

    private final StringBuilder table = new StringBuilder();
    private final Set<String> known = new HashSet<>();

    private final Map<String, Object> definitions;

    private KeyTable(Map<String, Object> definitions) {
        this.definitions = definitions;
    }

    /** Returns the table, with a row for each key: path, allowed values, default, meaning. */
    static String of(Map<String, Object> schema) {
        KeyTable keys = new KeyTable(map(schema.get("$defs")));
        Map<String, Object> properties = map(schema.get("properties"));
        keys.section("General", properties.entrySet().stream().filter(key -> !isSection(key.getValue())));
        properties.entrySet().stream()
                .filter(key -> isSection(key.getValue()))
                .forEach(key -> keys.section("`" + key.getKey() + "`", Stream.of(key)));
        return keys.table.toString();
    }

    /** Returns whether a key holds a map of keys, which have a section of their own. */
    private static boolean isSection(Object schema) {
        return forms(schema).stream().anyMatch(form -> form.containsKey("properties"));
    }

    private void section(String heading, Stream<Map.Entry<String, Object>> keys) {
        table.append(table.isEmpty() ? "" : "\n").append("## ").append(heading).append("\n\n");
        table.append("| key | value | default | meaning |\n|---|---|---|---|\n");
        keys.forEach(key -> {
            row(key.getKey(), map(key.getValue()));
            below(key.getKey(), key.getValue());
        });
    }

    private void below(String path, Object schema) {
        for (Map<String, Object> form : forms(schema)) {
            map(form.get("properties")).forEach((key, value) -> {
                String name = path.isEmpty() ? key : path + "." + key;
                row(name, map(value));
                below(name, value);
            });
            if (form.get("additionalProperties") instanceof Map<?, ?> values) {
                row(path + ".<name>", map(values));
                below(path + ".<name>", values);
            }
            if (form.get("items") instanceof Map<?, ?> items) {
                below(path + "[]", items);
            }
        }
    }

    private void row(String path, Map<String, Object> schema) {
        // Alternative forms of a key may share keys.
        if (!known.add(path)) {
            return;
        }
        String meaning = forms(schema).stream()
                .map(form -> text(form.get("description")))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" Or: "));
        Object otherwise = schema.get("default");
        table.append("| `" + path + "` | " + values(schema) + " | " + (otherwise == null ? "" : "`" + otherwise + "`")
                + " | " + meaning + " |\n");
    }

    /** Returns a description of the allowed values. */
    private String values(Map<String, Object> schema) {
        return forms(schema).stream().map(this::value).distinct().collect(Collectors.joining(" or "));
    }

    private String value(Map<String, Object> form) {
        if (form.get("$ref") instanceof String reference) {
            String kind = reference.substring(reference.lastIndexOf('/') + 1);
            Map<String, Object> definition = map(definitions.get(kind));
            return definition.containsKey("enum")
                    ? value(definition)
                    : ("aeio".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
        } else if (form.get("enum") instanceof List<?> words) {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        return switch (text(form.get("type"))) {
            case "integer" -> "a whole number" + range(form);
            case "number" -> "a number" + range(form);
            case "boolean" -> "`true`, `false`";
            case "array" -> form.containsKey("items") ? "a list of " + plural(map(form.get("items"))) : "a list";
            case "object" -> "a map";
            default -> "text";
        };
    }

    private static String plural(Map<String, Object> items) {
        if (items.get("type") instanceof List<?> types) {
            return types.stream()
                    .map(type -> plural(Map.of("type", type)))
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        return switch (text(items.get("type"))) {
            case "integer", "number" -> "numbers";
            case "boolean" -> "`true` or `false`";
            case "array" -> "lists of " + plural(map(items.get("items")));
            case "string" -> "strings";
            default ->
                items.get("$ref") instanceof String reference
                        ? reference.substring(reference.lastIndexOf('/') + 1) + "s"
                        : "maps";
        };
    }

    private static String range(Map<String, Object> form) {
        List<String> bounds = new ArrayList<>();
        if (form.containsKey("minimum")) {
            bounds.add("from " + form.get("minimum"));
        }
        if (form.containsKey("maximum")) {
            bounds.add("to " + form.get("maximum"));
        }
        if (form.containsKey("exclusiveMaximum")) {
            bounds.add("below " + form.get("exclusiveMaximum"));
        }
        return bounds.isEmpty() ? "" : " " + String.join(" ", bounds);
    }

    /** Returns the alternatives of a schema, or the schema itself if it has none. */
    private static List<Map<String, Object>> forms(Object schema) {
        Map<String, Object> map = map(schema);
        if (map.get("anyOf") instanceof List<?> forms) {
            return forms.stream().flatMap(form -> forms(form).stream()).toList();
        }
        return List.of(map);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    @SuppressWarnings("unchecked") // Schemas are maps with string keys; other values have no keys.
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
