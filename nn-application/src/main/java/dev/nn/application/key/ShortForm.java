package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The form of a value that is typed as a single value if that is sufficient, otherwise as a map.
 *
 * @param single the form of the single value
 * @param longer the conversion from a single value at a position
 * @param shorter the conversion to a single value, if that is sufficient
 * @param map the form of the map
 * @param mapDescription the description of the map; the description of the key applies to the
 *     single value
 */
public record ShortForm<T, V>(
        Form<V> single,
        BiFunction<Position, V, T> longer,
        Function<T, Optional<V>> shorter,
        Form<T> map,
        String mapDescription)
        implements Form<T> {

    @Override
    public Optional<T> read(Node node, String path, Problems problems) {
        if (node instanceof ListNode) {
            problems.add(node.position(), path, "expected a single value or a map of keys and values, found a list");
            return Optional.empty();
        }
        return node instanceof ScalarNode
                ? single.read(node, path, problems).map(value -> longer.apply(node.position(), value))
                : map.read(node, path, problems);
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.anyOf(single.schema(description), map.schema(mapDescription));
    }

    @Override
    public Object written(T value, Resolution resolution) {
        return shorter.apply(value)
                .map(one -> single.written(one, resolution))
                .orElseGet(() -> map.written(value, resolution));
    }

    @Override
    public Stream<String> files(String path) {
        return Stream.concat(single.files(path), map.files(path));
    }
}
