package dev.nn.application.key;

import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few forms that a schema is made of. */
public final class Json {

    private Json() {}

    /** A map of the given keys and values, in order. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A key of an object. */
    public record Property(String name, Map<String, Object> schema, boolean required) {}

    /** A key that must be there. */
    public static Property required(String name, Map<String, Object> schema) {
        return new Property(name, schema, true);
    }

    /** An object of these keys alone. */
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

    /** An object of these properties alone. */
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

    /** An object of any keys with values of one form. */
    public static Map<String, Object> mapOf(String description, Map<String, Object> values) {
        return map("type", "object", "description", description, "minProperties", 1, "additionalProperties", values);
    }

    /** A number, with further words of the schema and what they say. */
    public static Map<String, Object> number(String description, Object... more) {
        return with(map("type", "number", "description", description), more);
    }

    /** A whole number, likewise. */
    public static Map<String, Object> integer(String description, Object... more) {
        return with(map("type", "integer", "description", description), more);
    }

    /** A schema with further words. */
    public static Map<String, Object> with(Map<String, Object> schema, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(schema);
        all.putAll(map(more));
        return all;
    }

    /** Text. */
    public static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    /** True or false. */
    public static Map<String, Object> flag(String description, boolean otherwise) {
        return map("type", "boolean", "description", description, "default", otherwise);
    }

    /** A whole number from a minimum on, with a default. */
    public static Map<String, Object> whole(String description, long minimum, long otherwise) {
        return map("type", "integer", "description", description, "minimum", minimum, "default", otherwise);
    }

    /** One of a few words. */
    public static Map<String, Object> words(String description, String... words) {
        return words(description, List.of(words));
    }

    /** One of a few words. */
    public static Map<String, Object> words(String description, List<String> words) {
        return map("enum", words, "description", description);
    }

    /** A list of at least one item. */
    public static Map<String, Object> list(Object items) {
        return map("type", "array", "items", items, "minItems", 1);
    }

    /** A list of at least one item. */
    public static Map<String, Object> list(String description, Object items) {
        return with(list(items), "description", description);
    }

    /** A function of a kind. */
    public static Map<String, Object> reference(String kind, String description) {
        return map("$ref", "#/$defs/" + kind, "description", description);
    }

    /** One of several forms. */
    public static Map<String, Object> anyOf(Object... forms) {
        return map("anyOf", List.of(forms));
    }

    /** Returns the schema of a number with the bounds of a range; just below a whole number is below it. */
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

    /** Returns a number without a fraction as a whole one, and anything else as it is. */
    static Object shortest(Object value) {
        return value instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : value;
    }
}
