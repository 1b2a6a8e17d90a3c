package dev.nn.application.schema;

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
        return map("enum", List.of(words), "description", description);
    }

    static Map<String, Object> list(Object items) {
        return map("type", "array", "items", items, "minItems", 1);
    }

    static Map<String, Object> reference(String kind) {
        return map("$ref", "#/$defs/" + kind);
    }

    static Map<String, Object> anyOf(Object... forms) {
        return map("anyOf", List.of(forms));
    }
}
