package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The form of maps with values of one form; invalid values are omitted. */
record MapForm<T>(Form<T> values, int minProperties) implements Form<Map<String, T>> {
    @Override
    public Optional<Map<String, T>> read(Node node, String path, Problems problems) {
        return new Values(problems).map(node, path).map(map -> all(map, path, problems));
    }

    private Map<String, T> all(MapNode map, String path, Problems problems) {
        Map<String, T> all = new LinkedHashMap<>();
        map.entries()
                .forEach(entry -> values.read(entry.value(), path + "." + entry.key(), problems)
                        .ifPresent(value -> all.put(entry.key(), value)));
        return all;
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.with(Json.mapOf(description, values.schema("")), "minProperties", minProperties);
    }

    @Override
    public Object written(Map<String, T> value, Resolution resolution) {
        Map<String, Object> all = new LinkedHashMap<>();
        value.forEach((key, one) -> all.put(key, values.written(one, resolution)));
        return all;
    }
}
