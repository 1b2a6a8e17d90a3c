package dev.nn.application.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few forms that a schema is made of. */
final class Json {

    private Json() {}

    /** A map of the given keys and values, in order. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A key of an object. */
    record Key(String name, Map<String, Object> schema, boolean required) {}

    static Key key(String name, Map<String, Object> schema) {
        return new Key(name, schema, false);
    }

    /** A key that must be there. */
    static Key required(String name, Map<String, Object> schema) {
        return new Key(name, schema, true);
    }

    /** An object of these keys alone. */
    static Map<String, Object> object(String description, Key... keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key key : keys) {
            properties.put(key.name(), key.schema());
            if (key.required()) {
                required.add(key.name());
            }
        }
        return object(description, properties, required.toArray(String[]::new));
    }

    /** An object of these properties alone. */
    static Map<String, Object> object(String description, Map<String, Object> properties, String... required) {
        return map(
                "type",
                "object",
                "description",
                description,
                "properties",
                properties,
                "required",
                List.of(required),
                "additionalProperties",
                false);
    }

    /** An object of any keys with values of one form. */
    static Map<String, Object> mapOf(String description, Map<String, Object> values) {
        return map("type", "object", "description", description, "minProperties", 1, "additionalProperties", values);
    }

    /** A number, with further words of the schema and what they say. */
    static Map<String, Object> number(String description, Object... more) {
        return with(map("type", "number", "description", description), more);
    }

    /** A whole number, likewise. */
    static Map<String, Object> integer(String description, Object... more) {
        return with(map("type", "integer", "description", description), more);
    }

    /** A schema with further words. */
    static Map<String, Object> with(Map<String, Object> schema, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(schema);
        all.putAll(map(more));
        return all;
    }

    static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    static Map<String, Object> flag(String description, boolean otherwise) {
        return map("type", "boolean", "description", description, "default", otherwise);
    }

    static Map<String, Object> whole(String description, long minimum, long otherwise) {
        return map("type", "integer", "description", description, "minimum", minimum, "default", otherwise);
    }

    static Map<String, Object> words(String description, String... words) {
        return words(description, List.of(words));
    }

    static Map<String, Object> words(String description, List<String> words) {
        return map("enum", words, "description", description);
    }

    static Map<String, Object> list(Object items) {
        return map("type", "array", "items", items, "minItems", 1);
    }

    static Map<String, Object> list(String description, Object items) {
        return with(list(items), "description", description);
    }

    static Map<String, Object> reference(String kind, String description) {
        return map("$ref", "#/$defs/" + kind, "description", description);
    }

    static Map<String, Object> anyOf(Object... forms) {
        return map("anyOf", List.of(forms));
    }
}
