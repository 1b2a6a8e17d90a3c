package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;

/** The form of a value or of a word that stands for no value. */
record WordOrForm<T>(String word, String wordDescription, Form<T> form) implements Form<Optional<T>> {
    @Override
    public Optional<Optional<T>> read(Node node, String path, Problems problems) {
        if (node instanceof ScalarNode scalar && scalar.text().equals(word)) {
            return Optional.of(Optional.empty());
        }
        Optional<T> value = form.read(node, path, problems);
        return value.isPresent() ? Optional.of(value) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.anyOf(Json.words(wordDescription, word), form.schema(description));
    }

    @Override
    public Object written(Optional<T> value, Resolution resolution) {
        return value.map(given -> form.written(given, resolution)).orElse(word);
    }
}
