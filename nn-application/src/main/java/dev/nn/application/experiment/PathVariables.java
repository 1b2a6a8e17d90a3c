package dev.nn.application.experiment;

import dev.nn.application.document.Located;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables of the environment into an experiment's paths, {@code ${DATA_DIR}/iris.csv}, and nowhere else: a run must not
 * depend on what the file doesn't show.
 *
 * @param environment the value of a variable
 */
record PathVariables(Function<String, Optional<String>> environment) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private static final String SWEPT = "sweep.parameters";

    private static final List<String> PATHS = List.of(
            "data.csv",
            "data.csv.file",
            "data.idx.images",
            "data.idx.labels",
            "data.npy.features",
            "data.npy.target",
            "data.npz.file",
            "data.test.csv",
            "data.test.idx.images",
            "data.test.idx.labels",
            "data.test.npy.features",
            "data.test.npy.target",
            "data.test.npz.file",
            "network.start_from");

    /**
     * A value as it would be typed, its paths beside the file that they are relative to.
     *
     * @param path of the value in the document; empty for the document
     */
    static Object written(Node node, String path, String file) {
        if (node instanceof MapNode map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.entries().forEach(entry -> all.put(entry.key(), written(entry.value(), below(path, entry), file)));
            return all;
        }
        boolean isPath = node instanceof ScalarNode scalar && scalar.type() == Scalar.TEXT && PATHS.contains(path);
        return isPath ? new Located(((ScalarNode) node).text(), file) : Plain.value(node);
    }

    private static String below(String path, Entry entry) {
        return path.isEmpty() ? entry.key() : path + "." + entry.key();
    }

    /** The document with its paths written out. */
    Node filled(Node document, Problems problems) {
        return filled(document, "", problems);
    }

    private Node filled(Node node, String path, Problems problems) {
        if (node instanceof MapNode map && isAbovePaths(path)) {
            List<Entry> entries = new ArrayList<>();
            map.entries().forEach(entry -> {
                // A sweep names the paths that it sets.
                String below = path.equals(SWEPT) ? entry.key() : below(path, entry);
                entries.add(new Entry(entry.key(), entry.position(), filled(entry.value(), below, problems)));
            });
            return new MapNode(map.position(), entries);
        } else if (node instanceof ListNode list && isAbovePaths(path)) {
            return new ListNode(
                    list.position(),
                    list.items().stream()
                            .map(item -> filled(item, path, problems))
                            .toList());
        } else if (node instanceof ScalarNode scalar && scalar.type() == Scalar.TEXT && PATHS.contains(path)) {
            return new ScalarNode(scalar.position(), filled(scalar, path, problems), Scalar.TEXT);
        }
        return node;
    }

    private static boolean isAbovePaths(String path) {
        return SWEPT.startsWith(path) || PATHS.stream().anyMatch(known -> known.startsWith(path));
    }

    private String filled(ScalarNode scalar, String path, Problems problems) {
        if (VARIABLE.matcher(scalar.text()).replaceAll("").contains("${")) {
            problems.add(scalar.position(), path, "has a '${' that is never closed; expected ${NAME}");
        }
        StringBuilder text = new StringBuilder();
        Matcher variables = VARIABLE.matcher(scalar.text());
        while (variables.find()) {
            String name = variables.group(1);
            Optional<String> value = environment.apply(name);
            if (value.isEmpty()) {
                problems.add(scalar.position(), path, "the environment has no variable '" + name + "'");
            }
            variables.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
        }
        return variables.appendTail(text).toString();
    }
}
