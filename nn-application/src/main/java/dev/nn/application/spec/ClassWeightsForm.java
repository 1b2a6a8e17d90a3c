package dev.nn.application.spec;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Resolution;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ClassWeightsSpec;
import dev.nn.domain.function.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The form of class weights: a word, or a map of classes. */
record ClassWeightsForm() implements Form<ClassWeightsSpec> {

    private static final String BALANCED = "balanced";
    private static final Form<String> WORD = Forms.word(List.of(BALANCED), Function.identity());
    private static final Form<Map<String, Double>> CLASSES = Forms.map(Forms.number(Interval.NON_NEGATIVE), 1);

    @Override
    public Optional<ClassWeightsSpec> read(Node node, String path, Problems problems) {
        if (node instanceof ListNode) {
            String expected = "expected balanced, or a map from class to weight, found a list";
            problems.add(node.position(), path, expected);
            return Optional.empty();
        } else if (node instanceof MapNode map) {
            if (map.entries().isEmpty()) {
                problems.add(map.position(), path, "expected at least one class, found none");
            }
            return CLASSES.read(node, path, problems).map(weights -> new ClassWeightsSpec(node.position(), weights));
        }
        return WORD.read(node, path, problems).map(word -> new ClassWeightsSpec(node.position(), Map.of()));
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.anyOf(WORD.schema(description), CLASSES.schema("Weight of each class (default: 1)."));
    }

    @Override
    public Object written(ClassWeightsSpec value, Resolution resolution) {
        return value.of().isEmpty() ? BALANCED : value.of();
    }
}
