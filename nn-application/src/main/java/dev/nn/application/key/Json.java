package dev.nn.application.key;

import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builders of the parts of a JSON schema. */
public final class Json {

    private Json() {}

    /** Returns a map of the given keys and values, in order. Omits empty texts, such as no description. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!keysAndValues[i + 1].equals("")) {
                map.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return map;
    }

    /** A property of an object. */
    public record Property(String name, Map<String, Object> schema, boolean required) {}

    /** Returns a required property. */
    public static Property required(String name, Map<String, Object> schema) {
        return new Property(name, schema, true);
    }

    /** Returns the schema of an object with only these properties. */
    public static Map<String, Object> object(String description, Property... keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Property key : keys) {
            properties.put(key.name(), key.schema());
            if (key.required()) {
                required.add(key.name());
            }
        }
        return object(description, properties, required.toArray(String[]::new));
    }

    /**
     * Returns the schema of an object with only these properties.
     *
     * @param required the names of the required properties
     */
    public static Map<String, Object> object(String description, Map<String, Object> properties, String... required) {
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

    /** Returns the schema of a non-empty object with any keys and values of one form. */
    public static Map<String, Object> mapOf(String description, Map<String, Object> values) {
        return map("type", "object", "description", description, "minProperties", 1, "additionalProperties", values);
    }

    /**
     * Returns the schema of a number.
     *
     * @param more additional schema keywords, each followed by its value
     */
    public static Map<String, Object> number(String description, Object... more) {
        return with(map("type", "number", "description", description), more);
    }

    /**
     * Returns the schema of a whole number.
     *
     * @param more additional schema keywords, each followed by its value
     */
    public static Map<String, Object> integer(String description, Object... more) {
        return with(map("type", "integer", "description", description), more);
    }

    /**
     * Returns a schema with additional keywords.
     *
     * @param more the keywords, each followed by its value
     */
    public static Map<String, Object> with(Map<String, Object> schema, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(schema);
        all.putAll(map(more));
        return all;
    }

    /** Returns the schema of text. */
    public static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    /** Returns the schema of a boolean with a default. */
    public static Map<String, Object> flag(String description, boolean defaultValue) {
        return map("type", "boolean", "description", description, "default", defaultValue);
    }

    /** Returns the schema of a whole number with a minimum and a default. */
    public static Map<String, Object> whole(String description, long minimum, long defaultValue) {
        return map("type", "integer", "description", description, "minimum", minimum, "default", defaultValue);
    }

    /** Returns the schema of a fixed set of words. */
    public static Map<String, Object> words(String description, String... words) {
        return words(description, List.of(words));
    }

    /** Returns the schema of a fixed set of words. */
    public static Map<String, Object> words(String description, List<String> words) {
        return map("enum", words, "description", description);
    }

    /** Returns the schema of a non-empty list. */
    public static Map<String, Object> list(Object items) {
        return map("type", "array", "items", items, "minItems", 1);
    }

    /** Returns the schema of a non-empty list with a description. */
    public static Map<String, Object> list(String description, Object items) {
        return with(list(items), "description", description);
    }

    /** Returns a reference to the schema of the functions of a kind. */
    public static Map<String, Object> reference(String kind, String description) {
        return map("$ref", "#/$defs/" + kind, "description", description);
    }

    /** Returns a schema that accepts any of several forms. */
    public static Map<String, Object> anyOf(Object... forms) {
        return map("anyOf", List.of(forms));
    }

    /**
     * Returns the schema with the bounds of a range. A maximum just below a whole number becomes an
     * exclusive maximum.
     */
    public static Map<String, Object> in(Interval range, Map<String, Object> schema) {
        Map<String, Object> bounded = new LinkedHashMap<>(schema);
        if (Double.isFinite(range.low())) {
            bounded.put("minimum", shortest(range.low()));
        }
        double above = Math.rint(range.high());
        if (range.high() == Math.nextDown(above)) {
            bounded.put("exclusiveMaximum", shortest(above));
        } else if (Double.isFinite(range.high())) {
            bounded.put("maximum", shortest(range.high()));
        }
        return bounded;
    }

    /** Returns a number without a fraction as a whole number, and any other value unchanged. */
    static Object shortest(Object value) {
        return value instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : value;
    }
}
