package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A form that reads a value with any problem as absent. */
record StrictForm<T>(Form<T> form) implements Form<T> {
    @Override
    public Optional<T> read(Node node, String path, Problems problems) {
        int before = problems.all().size();
        return form.read(node, path, problems).filter(value -> problems.all().size() == before);
    }

    @Override
    public Map<String, Object> schema(String description) {
        return form.schema(description);
    }

    @Override
    public Object written(T value, Resolution resolution) {
        return form.written(value, resolution);
    }

    @Override
    public Stream<String> files(String path) {
        return form.files(path);
    }
}
