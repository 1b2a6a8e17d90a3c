package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.key.Form;
import dev.nn.application.key.Json;
import dev.nn.application.spec.ExperimentSpec.ClassWeightsSpec;
import dev.nn.domain.function.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of class weights: a word, or a map of classes. */
record ClassWeightsForm() implements Form<ClassWeightsSpec> {

    private static final String BALANCED = "balanced";

    @Override
    public Optional<ClassWeightsSpec> read(Fields fields, String key) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        } else if (node.get() instanceof ListNode list) {
            String expected = "expected balanced, or a map of classes and their weights, found a list";
            fields.problems().add(list.position(), fields.path(key), expected);
            return Optional.empty();
        } else if (node.get() instanceof MapNode map) {
            return Optional.of(new ClassWeightsSpec(map.position(), weights(fields, key, map)));
        }
        return fields.word(key, List.of(BALANCED))
                .map(word -> new ClassWeightsSpec(node.get().position(), Map.of()));
    }

    private static Map<String, Double> weights(Fields fields, String key, MapNode map) {
        if (map.entries().isEmpty()) {
            fields.problems().add(map.position(), fields.path(key), "expected classes, found none");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        fields.map(key)
                .ifPresent(classes -> map.entries()
                        .forEach(entry -> classes.number(entry.key(), Interval.NON_NEGATIVE)
                                .ifPresent(weight -> weights.put(entry.key(), weight))));
        return weights;
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.anyOf(
                Json.words(description, BALANCED),
                Json.mapOf("what a sample of each class counts; 1 for those left out", Json.number("", "minimum", 0)));
    }

    @Override
    public Object written(ClassWeightsSpec value) {
        return value.of().isEmpty() ? BALANCED : value.of();
    }
}
