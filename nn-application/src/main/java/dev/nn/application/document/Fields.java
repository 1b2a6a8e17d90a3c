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
 * Reads the fields of one map by name and type. What is wrong is added to the problems and reads as absent, so that
 * reading goes on; {@link #close} reports the keys that nobody asked for.
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

    /** The fields of a node that must be a map. */
    public static Optional<Fields> of(Node node, String path, Problems problems) {
        Values values = new Values(problems);
        return values.map(node, path).map(map -> new Fields(map, path, values));
    }

    /** Returns where problems go. */
    public Problems problems() {
        return values.problems();
    }

    /** Where the map begins. */
    public Position position() {
        return map.position();
    }

    /** Where the value of a key begins, or the map where the key is missing. */
    public Position positionOf(String key) {
        return node(key).map(Node::position).orElse(map.position());
    }

    /** Returns the path of the map. */
    public String path() {
        return path;
    }

    /** The path of a field. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The value of a key, whatever it is. */
    public Optional<Node> node(String key) {
        known.add(key);
        return map.entries().stream()
                .filter(e -> e.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** The keys that there are, in their order. */
    public List<String> keys() {
        return map.entries().stream().map(Entry::key).toList();
    }

    /** Whether the key is there; asking does not make it known. */
    public boolean has(String key) {
        return map.entries().stream().anyMatch(e -> e.key().equals(key));
    }

    /** Takes notice of all keys that the map may have, by which {@link #misspells} tells a wrong one from another. */
    public void allow(Collection<String> keys) {
        allowed = Set.copyOf(keys);
    }

    /** Returns whether a key that the map may not have is likely meant to be this one; {@link #close} will tell. */
    public boolean misspells(String key) {
        return allowed.contains(key)
                && keys().stream()
                        .filter(found -> !allowed.contains(found))
                        .anyMatch(found ->
                                Nearest.to(found, allowed).filter(key::equals).isPresent());
    }

    /** The value of a key that must be there. */
    public Optional<Node> required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty() && !misspells(key)) {
            values.problems().add(map.position(), path, "'" + key + "' is missing");
        }
        return node;
    }

    /** Reports keys that are of no use beside others, rather than ignoring them. */
    public void refuse(List<String> keys, String why) {
        keys.forEach(key -> node(key).ifPresent(node -> values.problems().add(node.position(), path(key), why)));
    }

    /** The fields of a map inside this one. */
    public Optional<Fields> map(String key) {
        return node(key).flatMap(n -> of(n, path(key), values.problems()));
    }

    /** A list. */
    public Optional<ListNode> list(String key) {
        return node(key).flatMap(n -> values.list(n, path(key)));
    }

    /** Text. */
    public Optional<String> text(String key) {
        return node(key).flatMap(n -> values.text(n, path(key)));
    }

    /** Text that may be of any kind, the empty one included: names that come from data. */
    public Optional<String> anyText(String key) {
        return node(key).flatMap(n -> values.anyText(n, path(key)));
    }

    /** A list of such texts. */
    public List<String> anyTexts(String key) {
        List<String> texts = new ArrayList<>();
        list(key)
                .ifPresent(list -> list.items()
                        .forEach(item -> values.anyText(item, path(key)).ifPresent(texts::add)));
        return texts;
    }

    /** One of a few words. */
    public Optional<String> word(String key, List<String> words) {
        return node(key).flatMap(n -> values.word(n, path(key), words));
    }

    /** True or false. */
    public Optional<Boolean> flag(String key) {
        return node(key).flatMap(n -> values.flag(n, path(key)));
    }

    /** A whole number. */
    public Optional<Long> whole(String key, long minimum, long maximum) {
        return node(key).flatMap(n -> values.whole(n, path(key), minimum, maximum));
    }

    /** A number. */
    public Optional<Double> number(String key, Interval range) {
        return node(key).flatMap(n -> values.number(n, path(key), range));
    }

    /** Reports every key that was not asked for. */
    public void close() {
        for (Entry entry : map.entries()) {
            if (!known.contains(entry.key())) {
                String message = "unknown key '" + entry.key() + "'" + Nearest.hint(entry.key(), known);
                values.problems().add(entry.position(), path, message);
            }
        }
    }
}
