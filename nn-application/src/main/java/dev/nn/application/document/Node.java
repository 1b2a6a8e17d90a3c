package dev.nn.application.document;

import dev.nn.application.problem.Position;
import java.util.List;

/** A value of a document, with its position. */
public sealed interface Node {

    /** Returns the position where the value begins. */
    Position position();

    /** Returns a description for messages, such as "a list". */
    String kind();

    /**
     * Returns the same description, and for a map its keys, since one of them may be expected
     * alone.
     */
    default String content() {
        return kind();
    }

    /** A map: keys and values in file order. */
    record MapNode(Position position, List<Entry> entries) implements Node {
        private static final int MAX_SHOWN = 5;

        public MapNode {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a map";
        }

        @Override
        public String content() {
            List<String> keys =
                    entries.stream().map(Entry::key).limit(MAX_SHOWN).toList();
            return keys.isEmpty()
                    ? "an empty map"
                    : "a map of " + String.join(", ", keys) + (entries.size() > MAX_SHOWN ? " and more" : "");
        }
    }

    /** A key and its value. */
    record Entry(String key, Position position, Node value) {}

    /** A list: values in file order. */
    record ListNode(Position position, List<Node> items) implements Node {
        public ListNode {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** A single value as written. */
    record ScalarNode(Position position, String text, Scalar type) implements Node {
        private static final int MAX_SHOWN_LENGTH = 80;

        @Override
        public String kind() {
            // Text that looks like a number is labelled as text: it is quoted or has a leading zero.
            boolean numeric = type == Scalar.TEXT && text.matches("[-+.0-9].*");
            String shown = text.length() <= MAX_SHOWN_LENGTH ? text : text.substring(0, MAX_SHOWN_LENGTH) + "...";
            return type == Scalar.EMPTY ? "nothing" : (numeric ? "the text " : "") + "'" + shown + "'";
        }
    }

    /** The type of a scalar, determined by its spelling; nothing is coerced. */
    enum Scalar {
        TEXT,
        WHOLE,
        REAL,
        FLAG,
        EMPTY
    }
}
