package dev.nn.adapters.file.model;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A strict parser of JSON from untrusted files, with at most 32 levels of nesting. It reads token
 * by token without data binding, because an application that embeds nn may have another version of
 * that library.
 */
public final class JsonTree {

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(32).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Value MISSING = new Value(Kind.MISSING, "", Map.of(), List.of());

    private JsonTree() {}

    /** The kind of a value. */
    private enum Kind {
        OBJECT,
        ARRAY,
        WHOLE,
        REAL,
        FLAG,
        TEXT,
        NULL,
        MISSING
    }

    /** Parses JSON; throws {@link tools.jackson.core.JacksonException} if the text is not valid. */
    public static Value parse(String text) {
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return MISSING;
            }
            Value value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "expected one value, found another after it");
            }
            return value;
        }
    }

    private static Value value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> scalar(Kind.WHOLE, parser);
            case VALUE_NUMBER_FLOAT -> scalar(Kind.REAL, parser);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Kind.FLAG, parser);
            case VALUE_NULL -> new Value(Kind.NULL, "", Map.of(), List.of());
            default -> scalar(Kind.TEXT, parser);
        };
    }

    private static Value scalar(Kind kind, JsonParser parser) {
        return new Value(kind, parser.getString(), Map.of(), List.of());
    }

    private static Value object(JsonParser parser) {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            entries.put(name, value(parser, parser.nextToken()));
        }
        return new Value(Kind.OBJECT, "", entries, List.of());
    }

    private static Value array(JsonParser parser) {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new Value(Kind.ARRAY, "", Map.of(), items);
    }

    /**
     * A JSON value, which may be missing; every method also works on a missing value. Immutable.
     */
    public static final class Value implements Iterable<Value> {
        private final Kind kind;
        private final String text;
        private final Map<String, Value> entries;
        private final List<Value> items;

        private Value(Kind kind, String text, Map<String, Value> entries, List<Value> items) {
            this.kind = kind;
            this.text = text;
            this.entries = entries;
            this.items = items;
        }

        /** Returns the value of a key, or a missing value. */
        public Value path(String key) {
            return entries.getOrDefault(key, MISSING);
        }

        /** Returns whether an object has a key. */
        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** Returns an item of an array, or a missing value beyond its end. */
        public Value get(int index) {
            return index < items.size() ? items.get(index) : MISSING;
        }

        /** Returns the number of items or entries. */
        public int size() {
            return items.size() + entries.size();
        }

        /** Calls the consumer for each entry of an object, in order. */
        public void forEachEntry(BiConsumer<String, Value> consumer) {
            entries.forEach(consumer);
        }

        /** Returns an iterator over the items of an array or the values of an object, in order. */
        @Override
        public Iterator<Value> iterator() {
            return kind == Kind.OBJECT ? entries.values().iterator() : items.iterator();
        }

        /** Returns whether this is an object. */
        public boolean isObject() {
            return kind == Kind.OBJECT;
        }

        /** Returns whether this is an array. */
        public boolean isArray() {
            return kind == Kind.ARRAY;
        }

        /** Returns whether this is an integer that fits an int. */
        public boolean isSmall() {
            return isWhole() && Long.parseLong(text) == (int) Long.parseLong(text);
        }

        /** Returns whether this is an integer that fits a long. */
        public boolean isWhole() {
            return kind == Kind.WHOLE && text.length() <= 18;
        }

        /** Returns a string, number or boolean as text, or a default for other kinds. */
        public String asString(String otherwise) {
            return kind == Kind.TEXT || kind == Kind.WHOLE || kind == Kind.REAL || kind == Kind.FLAG ? text : otherwise;
        }

        /** Returns an integer that fits an int, or a default. */
        public int asInt(int otherwise) {
            return isSmall() ? Integer.parseInt(text) : otherwise;
        }

        /** Returns an integer that fits a long, or a default. */
        public long asLong(long otherwise) {
            return isWhole() ? Long.parseLong(text) : otherwise;
        }

        /** Returns a boolean, or a default. */
        public boolean asBoolean(boolean otherwise) {
            return kind == Kind.FLAG ? Boolean.parseBoolean(text) : otherwise;
        }

        @Override
        public String toString() {
            return kind == Kind.TEXT
                    ? "\"" + text + "\""
                    : kind == Kind.OBJECT || kind == Kind.ARRAY ? kind.name() : text;
        }
    }

    /** Converts a value to the application's tree. Every node has the file as its position. */
    public static Node node(Value json, Position at) {
        return switch (json.kind) {
            case OBJECT -> {
                List<Entry> entries = new ArrayList<>();
                json.forEachEntry((key, value) -> entries.add(new Entry(key, at, node(value, at))));
                yield new MapNode(at, entries);
            }
            case ARRAY -> {
                List<Node> items = new ArrayList<>();
                json.forEach(item -> items.add(node(item, at)));
                yield new ListNode(at, items);
            }
            case WHOLE -> new ScalarNode(at, json.text, Scalar.WHOLE);
            case REAL -> new ScalarNode(at, json.text, Scalar.REAL);
            case FLAG -> new ScalarNode(at, json.text, Scalar.FLAG);
            case TEXT -> new ScalarNode(at, json.text, Scalar.TEXT);
            case NULL, MISSING -> new ScalarNode(at, "", Scalar.EMPTY);
        };
    }
}
