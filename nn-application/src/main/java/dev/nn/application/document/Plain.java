package dev.nn.application.document;

import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Conversion of document nodes to plain values without positions. */
public final class Plain {

    /** Maximum length of a whole number that always fits a long. */
    private static final int MAX_LONG_DIGITS = 18;

    private Plain() {}

    /** Returns the node as text, a number, a boolean, a list or a map, in order. */
    public static Object value(Node node) {
        if (node instanceof MapNode map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.entries().forEach(entry -> plain.put(entry.key(), value(entry.value())));
            return plain;
        } else if (node instanceof ListNode list) {
            return list.items().stream().map(Plain::value).toList();
        }
        ScalarNode scalar = (ScalarNode) node;
        if (scalar.type() == Scalar.WHOLE && scalar.text().length() <= MAX_LONG_DIGITS) {
            return Long.parseLong(scalar.text());
        } else if (scalar.type() == Scalar.REAL || scalar.type() == Scalar.WHOLE) {
            return Double.parseDouble(scalar.text());
        }
        return scalar.type() == Scalar.FLAG ? (Object) Boolean.valueOf(scalar.text()) : scalar.text();
    }

    /** Returns the values of a map; empty if the node is not a map. */
    public static Map<String, Object> map(Node node) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (node instanceof MapNode map) {
            map.entries().forEach(entry -> plain.put(entry.key(), value(entry.value())));
        }
        return plain;
    }

    /** Returns the node on one line, for people. */
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
