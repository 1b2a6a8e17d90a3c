package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of lists; invalid items are omitted. */
record ListForm<T>(Form<T> items, int minItems, String itemDescription) implements Form<List<T>> {
    @Override
    public Optional<List<T>> read(Node node, String path, Problems problems) {
        return new Values(problems).list(node, path).map(list -> {
            List<T> all = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                items.read(list.items().get(i), path + "[" + i + "]", problems).ifPresent(all::add);
            }
            return all;
        });
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.with(Json.list(description, items.schema(itemDescription)), "minItems", minItems);
    }

    @Override
    public Object written(List<T> value, Resolution resolution) {
        return value.stream().map(item -> items.written(item, resolution)).toList();
    }
}
