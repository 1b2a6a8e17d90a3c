package dev.nn.application.document;

import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.domain.function.Interval;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of the fields of one map, by name and type. Invalid fields are added to the problems and
 * read as absent, so that reading continues. {@link #close} reports the keys that were not read.
 */
public final class Fields {

    private final MapNode map;
    private final String path;
    private final Values values;
    private final Set<String> known = new LinkedHashSet<>();
    private Set<String> allowed = Set.of();

    private Fields(MapNode map, String path, Values values) {
        this.map = map;
        this.path = path;
        this.values = values;
    }

    /** Returns the fields of a node that must be a map. */
    public static Optional<Fields> of(Node node, String path, Problems problems) {
        Values values = new Values(problems);
        return values.map(node, path).map(map -> new Fields(map, path, values));
    }

    /** Returns the problems that this reader adds to. */
    public Problems problems() {
        return values.problems();
    }

    /** Returns the position where the map begins. */
    public Position position() {
        return map.position();
    }

    /** Returns the position of the value of a key, or of the map if the key is missing. */
    public Position positionOf(String key) {
        return node(key).map(Node::position).orElse(map.position());
    }

    /** Returns the path of the map. */
    public String path() {
        return path;
    }

    /** Returns the path of a field. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Returns the value of a key, of any type. */
    public Optional<Node> node(String key) {
        known.add(key);
        return map.entries().stream()
                .filter(e -> e.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** Returns the keys in order. */
    public List<String> keys() {
        return map.entries().stream().map(Entry::key).toList();
    }

    /** Returns whether the key is present; does not mark it as known. */
    public boolean has(String key) {
        return map.entries().stream().anyMatch(e -> e.key().equals(key));
    }

    /** Sets all keys that the map may have; {@link #misspells} uses them to detect misspellings. */
    public void allow(Collection<String> keys) {
        allowed = Set.copyOf(keys);
    }

    /**
     * Returns whether an unknown key is probably a misspelling of this one, which {@link #close}
     * reports.
     */
    public boolean misspells(String key) {
        return allowed.contains(key)
                && keys().stream()
                        .filter(found -> !allowed.contains(found))
                        .anyMatch(found ->
                                Nearest.to(found, allowed).filter(key::equals).isPresent());
    }

    /** Returns the value of a required key. A missing key is a problem, unless it is misspelled. */
    public Optional<Node> required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty() && !misspells(key)) {
            values.problems().add(map.position(), path, "missing key '" + key + "'");
        }
        return node;
    }

    /** Reports keys that have no effect beside others, rather than ignoring them. */
    public void refuse(List<String> keys, String why) {
        keys.forEach(key -> node(key).ifPresent(node -> values.problems().add(node.position(), path(key), why)));
    }

    /** Reads the fields of a nested map. */
    public Optional<Fields> map(String key) {
        return node(key).flatMap(n -> of(n, path(key), values.problems()));
    }

    /** Reads a list. */
    public Optional<ListNode> list(String key) {
        return node(key).flatMap(n -> values.list(n, path(key)));
    }

    /** Reads text. */
    public Optional<String> text(String key) {
        return node(key).flatMap(n -> values.text(n, path(key)));
    }

    /** Reads text that may be empty, such as a name from the data. */
    public Optional<String> anyText(String key) {
        return node(key).flatMap(n -> values.anyText(n, path(key)));
    }

    /** Reads a list of texts that may be empty. */
    public List<String> anyTexts(String key) {
        List<String> texts = new ArrayList<>();
        list(key)
                .ifPresent(list -> list.items()
                        .forEach(item -> values.anyText(item, path(key)).ifPresent(texts::add)));
        return texts;
    }

    /** Reads one of the given words. */
    public Optional<String> word(String key, List<String> words) {
        return node(key).flatMap(n -> values.word(n, path(key), words));
    }

    /** Reads true or false. */
    public Optional<Boolean> flag(String key) {
        return node(key).flatMap(n -> values.flag(n, path(key)));
    }

    /** Reads a whole number within bounds. */
    public Optional<Long> whole(String key, long minimum, long maximum) {
        return node(key).flatMap(n -> values.whole(n, path(key), minimum, maximum));
    }

    /** Reads a number in a range. */
    public Optional<Double> number(String key, Interval range) {
        return node(key).flatMap(n -> values.number(n, path(key), range));
    }

    /** Reports every key that was not read. */
    public void close() {
        for (Entry entry : map.entries()) {
            if (!known.contains(entry.key())) {
                String message = "unknown key '" + entry.key() + "'" + Nearest.hint(entry.key(), known);
                values.problems().add(entry.position(), path, message);
            }
        }
    }
}
