package dev.nn.application.spec;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The file paths in an experiment, found by the declarations of its keys. */
public final class FilePaths {

    private static final Set<String> ALL = ExperimentKeys.EXPERIMENT.files("").collect(Collectors.toUnmodifiableSet());

    /** Path of the map whose keys are paths set by a sweep. */
    private static final String SWEPT = "sweep.parameters";

    private FilePaths() {}

    /**
     * Returns a value as the user would type it. File paths keep a reference to the file that they
     * are relative to.
     *
     * @param path path of the value in the document; empty for the whole document
     */
    public static Object written(Node node, String path, String file) {
        if (node instanceof MapNode map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.entries().forEach(entry -> all.put(entry.key(), written(entry.value(), below(path, entry), file)));
            return all;
        }
        return isName(node, path) ? new LocatedPath(((ScalarNode) node).text(), file) : Plain.value(node);
    }

    /**
     * Returns a document with its file paths replaced. The replacement receives each value with its
     * path in the document.
     */
    public static Node replaced(Node document, BiFunction<ScalarNode, String, String> replacement) {
        return replaced(document, "", replacement);
    }

    private static Node replaced(Node node, String path, BiFunction<ScalarNode, String, String> replacement) {
        if (node instanceof MapNode map && isAbove(path)) {
            List<Entry> entries = new ArrayList<>();
            map.entries().forEach(entry -> {
                String below = path.equals(SWEPT) ? entry.key() : below(path, entry);
                entries.add(new Entry(entry.key(), entry.position(), replaced(entry.value(), below, replacement)));
            });
            return new MapNode(map.position(), entries);
        } else if (node instanceof ListNode list && isAbove(path)) {
            return new ListNode(
                    list.position(),
                    list.items().stream()
                            .map(item -> replaced(item, path, replacement))
                            .toList());
        } else if (isName(node, path)) {
            return new ScalarNode(node.position(), replacement.apply((ScalarNode) node, path), Scalar.TEXT);
        }
        return node;
    }

    private static boolean isName(Node node, String path) {
        return node instanceof ScalarNode scalar && scalar.type() == Scalar.TEXT && ALL.contains(path);
    }

    private static boolean isAbove(String path) {
        return SWEPT.startsWith(path) || ALL.stream().anyMatch(known -> known.startsWith(path));
    }

    private static String below(String path, Entry entry) {
        return path.isEmpty() ? entry.key() : path + "." + entry.key();
    }
}
