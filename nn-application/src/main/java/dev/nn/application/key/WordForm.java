package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The form of a fixed set of words, each of which stands for a value. */
record WordForm<T>(List<T> all, Function<T, String> word) implements Form<T> {
    @Override
    public Optional<T> read(Node node, String path, Problems problems) {
        return new Values(problems).word(node, path, words()).map(found -> all.get(words().indexOf(found)));
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.words(description, words());
    }

    @Override
    public Object written(T value, Resolution resolution) {
        return word.apply(value);
    }

    private List<String> words() {
        return all.stream().map(word).toList();
    }
}
