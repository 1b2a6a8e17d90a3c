package dev.nn.application.document;

import dev.nn.application.problem.Position;
import java.util.List;

/** A value of a document, with its place. */
public sealed interface Node {

    /** Where the value begins. */
    Position position();

    /** For messages: "a list". */
    String kind();

    /** The same, and of a map its keys, for where one of them alone is expected. */
    default String content() {
        return kind();
    }

    /** Keys and values in the order of the file. */
    record MapNode(Position position, List<Entry> entries) implements Node {
        private static final int MOST_SHOWN = 5;

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
                    entries.stream().map(Entry::key).limit(MOST_SHOWN).toList();
            return keys.isEmpty()
                    ? "an empty map"
                    : "a map of " + String.join(", ", keys) + (entries.size() > MOST_SHOWN ? " and more" : "");
        }
    }

    /** A key and its value. */
    record Entry(String key, Position position, Node value) {}

    /** Values in order. */
    record ListNode(Position position, List<Node> items) implements Node {
        public ListNode {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** A single value as it is written. */
    record ScalarNode(Position position, String text, Scalar type) implements Node {
        private static final int LONGEST_SHOWN = 80;

        @Override
        public String kind() {
            // A text that looks like a number is named as what it is: quoted, or with a leading zero.
            boolean numeric = type == Scalar.TEXT && text.matches("[-+.0-9].*");
            String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
            return type == Scalar.EMPTY ? "nothing" : (numeric ? "the text " : "") + "'" + shown + "'";
        }
    }

    /** What a scalar is by its spelling; nothing is coerced. */
    enum Scalar {
        TEXT,
        WHOLE,
        REAL,
        FLAG,
        EMPTY
    }
}
