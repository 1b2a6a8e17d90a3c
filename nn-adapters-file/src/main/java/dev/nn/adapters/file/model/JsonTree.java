package dev.nn.adapters.file.model;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON from an untrusted file as the application's tree; every node's place is the file. */
public final class JsonTree {

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTree() {}

    /** Parses text; throws {@link tools.jackson.core.JacksonException} when it is no JSON. */
    public static JsonNode parse(String text) {
        return STRICT.readTree(text);
    }

    /** The tree of parsed JSON. */
    public static Node node(JsonNode json, Position at) {
        if (json.isObject()) {
            List<Entry> entries = new ArrayList<>();
            json.forEachEntry((key, value) -> entries.add(new Entry(key, at, node(value, at))));
            return new MapNode(at, entries);
        } else if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(node(item, at)));
            return new ListNode(at, items);
        }
        return new ScalarNode(at, json.isNull() ? "" : json.asString(), type(json));
    }

    private static Scalar type(JsonNode json) {
        if (json.isIntegralNumber()) {
            return Scalar.WHOLE;
        } else if (json.isNumber()) {
            return Scalar.REAL;
        } else if (json.isBoolean()) {
            return Scalar.FLAG;
        }
        return json.isNull() ? Scalar.EMPTY : Scalar.TEXT;
    }
}
