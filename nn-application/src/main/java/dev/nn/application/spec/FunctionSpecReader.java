package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader of the short form shared by all functions: a name, {@code {name: {parameters}}} or
 * {@code {formula: ...}}.
 */
public record FunctionSpecReader(Problems problems) {

    /** Reads the function of a key, if present. */
    public Optional<FunctionSpec> read(Fields fields, String key) {
        return fields.node(key).flatMap(node -> read(node, fields.path(key)));
    }

    /** Reads a list of functions. */
    public List<FunctionSpec> list(Fields fields, String key) {
        List<Node> items = fields.list(key).map(ListNode::items).orElse(List.of());
        List<FunctionSpec> specs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read(items.get(i), fields.path(key) + "[" + i + "]").ifPresent(specs::add);
        }
        return specs;
    }

    Optional<FunctionSpec> read(Node node, String path) {
        if (node instanceof ScalarNode s && s.type() == Scalar.TEXT) {
            return Optional.of(FunctionSpec.named(s.text(), s.position(), path));
        } else if (node instanceof MapNode map
                && map.entries().stream().anyMatch(e -> e.key().equals("formula"))) {
            return Optional.of(new FunctionSpec("", Optional.empty(), Optional.of(map), map.position(), path));
        } else if (node instanceof MapNode map && map.entries().size() == 1) {
            Entry entry = map.entries().get(0);
            if (entry.value() instanceof MapNode parameters) {
                return Optional.of(new FunctionSpec(
                        entry.key(), Optional.of(parameters), Optional.empty(), entry.position(), path));
            }
        }
        String forms = "a name, {name: {parameter: value}} or {formula: \"...\"}";
        problems.add(node.position(), path, "expected " + forms + ", found " + node.kind());
        return Optional.empty();
    }
}
