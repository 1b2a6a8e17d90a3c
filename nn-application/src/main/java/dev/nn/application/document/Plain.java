package dev.nn.application.document;

import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of a document without their places. */
public final class Plain {

    /** So many characters are a long, whatever they are. */
    private static final int LONGEST = 18;

    private Plain() {}

    /** Texts, numbers, flags, lists and maps in their order. */
    public static Object value(Node node) {
        if (node instanceof MapNode map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.entries().forEach(entry -> plain.put(entry.key(), value(entry.value())));
            return plain;
        } else if (node instanceof ListNode list) {
            return list.items().stream().map(Plain::value).toList();
        }
        ScalarNode scalar = (ScalarNode) node;
        if (scalar.type() == Scalar.WHOLE && scalar.text().length() <= LONGEST) {
            return Long.parseLong(scalar.text());
        } else if (scalar.type() == Scalar.REAL || scalar.type() == Scalar.WHOLE) {
            return Double.parseDouble(scalar.text());
        }
        return scalar.type() == Scalar.FLAG ? (Object) Boolean.valueOf(scalar.text()) : scalar.text();
    }

    /** A map's values; nothing of what is none. */
    public static Map<String, Object> map(Node node) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (node instanceof MapNode map) {
            map.entries().forEach(entry -> plain.put(entry.key(), value(entry.value())));
        }
        return plain;
    }

    /** On one line, for people. */
    public static String text(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream()
                    .map(entry -> entry.key() + ": " + text(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (node instanceof ListNode list) {
            return list.items().stream().map(Plain::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((ScalarNode) node).text();
    }
}
