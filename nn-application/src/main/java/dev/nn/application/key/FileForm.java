package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The form of file names, which are relative to the file that contains them. */
record FileForm() implements Form<String> {
    @Override
    public Optional<String> read(Node node, String path, Problems problems) {
        return new Values(problems).text(node, path);
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.text(description);
    }

    @Override
    public Object written(String value, Resolution resolution) {
        return resolution.located(value);
    }

    @Override
    public Stream<String> files(String path) {
        return Stream.of(path);
    }
}
