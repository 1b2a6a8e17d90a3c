package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The forms of single values, lists and maps. */
public final class Forms {

    private static final Map<String, Object> NAME = Json.map("type", List.of("string", "number"));

    private Forms() {}

    /** Returns the form of whole numbers from a minimum to a maximum, both included. */
    public static Form<Long> whole(long minimum, long maximum) {
        return new Single<>(
                (values, node, path) -> values.whole(node, path, minimum, maximum),
                description -> bounded(description, minimum, maximum));
    }

    /** Returns the form of whole numbers from a minimum to a maximum, both included. */
    public static Form<Integer> integer(int minimum, int maximum) {
        return new Single<>(
                (values, node, path) ->
                        values.whole(node, path, minimum, maximum).map(Long::intValue),
                description -> bounded(description, minimum, maximum));
    }

    /**
     * Returns the form of seeds: whole numbers with at most 18 digits, which every YAML reader
     * preserves.
     */
    public static Form<Long> seed() {
        return whole(0, 999_999_999_999_999_999L);
    }

    /** Returns the form of finite numbers in a range. */
    public static Form<Double> number(Interval range) {
        return new Single<>(
                (values, node, path) -> values.number(node, path, range),
                description -> Json.in(range, Json.number(description)));
    }

    /** Returns the form of fractions: numbers from 0 (inclusive) to 1 (exclusive). */
    public static Form<Double> share() {
        return number(Interval.of(0, Math.nextDown(1.0)));
    }

    /** Returns the form of lists of numbers. */
    public static Form<double[]> numbers() {
        return new Single<>(Values::numbers, description -> Json.list(description, Json.number("")));
    }

    /** Returns the form of lists of lists of numbers, all of one length. */
    public static Form<double[][]> matrix() {
        return new Single<>(Values::matrix, description -> Json.list(description, Json.list(Json.number(""))));
    }

    /** Returns the form of texts. */
    public static Form<String> text() {
        return new Single<>(Values::text, Json::text);
    }

    /** Returns the form of names in data: text, including the empty text. */
    public static Form<String> anyText() {
        return new Single<>(Values::anyText, Json::text);
    }

    /** Returns the form of {@code true} and {@code false}. */
    public static Form<Boolean> flag() {
        return new Single<>(Values::flag, description -> Json.map("type", "boolean", "description", description));
    }

    /** Returns the form of lists of names, each text or a number as written; lists may be empty. */
    public static Form<List<String>> names() {
        return new Single<>(
                (values, node, path) -> values.list(node, path).map(list -> named(values, list.items(), path)),
                description -> Json.map("type", "array", "items", NAME, "description", description));
    }

    /**
     * Returns the form of one name or a list of at least one.
     *
     * @param written a function that returns the written form: the name or the list
     */
    public static Form<List<String>> nameOrNames(Function<List<String>, Object> written) {
        return new Single<>(
                Forms::nameOrNames,
                description -> Json.anyOf(Json.with(NAME, "description", description), Json.list(NAME)),
                written);
    }

    private static Optional<List<String>> nameOrNames(Values values, Node node, String path) {
        if (node instanceof ListNode list && list.items().isEmpty()) {
            values.problems().add(node.position(), path, "expected at least one column, found none");
        }
        List<String> names = named(values, node instanceof ListNode list ? list.items() : List.of(node), path);
        names.removeIf(String::isEmpty);
        return Optional.of(names);
    }

    private static List<String> named(Values values, List<Node> items, String path) {
        List<String> names = new ArrayList<>();
        items.forEach(item -> values.name(item, path).ifPresent(names::add));
        return names;
    }

    /** Returns the form of a fixed set of words, each of which stands for a value. */
    public static <T> Form<T> word(List<T> all, Function<T, String> word) {
        return new WordForm<>(all, word);
    }

    /** Returns the form of file names. */
    public static Form<String> file() {
        return new FileForm();
    }

    /**
     * Returns the form of lists; invalid items are omitted.
     *
     * @param minItems the minimum number of items in the schema
     */
    public static <T> Form<List<T>> list(Form<T> items, int minItems, String itemDescription) {
        return new ListForm<>(items, minItems, itemDescription);
    }

    /**
     * Returns the form of maps with values of one form; invalid values are omitted.
     *
     * @param minProperties the minimum number of keys in the schema
     */
    public static <T> Form<Map<String, T>> map(Form<T> values, int minProperties) {
        return new MapForm<>(values, minProperties);
    }

    /** Returns the form of a value or of a word that stands for no value. */
    public static <T> Form<Optional<T>> wordOr(String word, String wordDescription, Form<T> value) {
        return new WordOrForm<>(word, wordDescription, value);
    }

    /**
     * Returns a form that reads a value with any problem as absent, even if it could be read in
     * part.
     */
    public static <T> Form<T> sound(Form<T> form) {
        return new StrictForm<>(form);
    }

    private static Map<String, Object> bounded(String description, long minimum, long maximum) {
        return Json.integer(description, "minimum", minimum, "maximum", maximum);
    }

    /** A reader of one node. */
    private interface Reader<T> {
        Optional<T> read(Values values, Node node, String path);
    }

    private record Single<T>(
            Reader<T> reader, Function<String, Map<String, Object>> describer, Function<T, Object> writer)
            implements Form<T> {
        Single(Reader<T> reader, Function<String, Map<String, Object>> describer) {
            this(reader, describer, value -> value);
        }

        @Override
        public Optional<T> read(Node node, String path, Problems problems) {
            return reader.read(new Values(problems), node, path);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return describer.apply(description);
        }

        @Override
        public Object written(T value, Resolution resolution) {
            return writer.apply(value);
        }
    }
}
