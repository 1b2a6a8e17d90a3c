package dev.nn.application.document;

import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Overrides of single values of a document by path, such as {@code training.epochs} or {@code
 * network.layers[0].dense.units}.
 */
public final class Overrides {

    private Overrides() {}

    private static final Pattern STEP = Pattern.compile("(\\[[^\\]]*]|\"([^\"]*)\"|'([^']*)'|[^.\\[]*)");

    /** Prefix of a step that is not an index, whatever it looks like. */
    private static final String QUOTED = "\0";

    /**
     * Returns the document with one value set. Missing maps on the path are created; missing list
     * elements are not.
     *
     * @param value the new value; its position is that of the option
     */
    public static Node set(Node document, String path, Node value, Problems problems) {
        return set(Optional.of(document), steps(path), path, value, problems).orElse(document);
    }

    /**
     * Returns the steps of a path. A quoted step is a name, whatever it contains: {@code
     * columns."Sepal.Length".numeric}.
     */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end <= path.length() && matcher.find(end) && matcher.start() == end) {
            String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            steps.add(quoted == null ? matcher.group(1) : QUOTED + quoted);
            end = matcher.end();
            boolean dot = end < path.length() && path.charAt(end) == '.';
            if (!dot && !(end < path.length() && path.charAt(end) == '[')) {
                break;
            }
            end += dot ? 1 : 0;
        }
        return end == path.length() && !path.endsWith(".")
                ? steps
                : List.of(path.replace("[", ".[").split("\\.", -1));
    }

    private static Optional<Node> set(
            Optional<Node> at, List<String> steps, String path, Node value, Problems problems) {
        if (steps.isEmpty()) {
            return Optional.of(value);
        }
        boolean quoted = steps.get(0).startsWith(QUOTED);
        String step = quoted ? steps.get(0).substring(QUOTED.length()) : steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (!quoted && step.startsWith("[")) {
            return element(at, step, rest, path, value, problems);
        } else if (step.isEmpty() || (at.isPresent() && !(at.get() instanceof MapNode))) {
            problems.add(value.position(), path, "'" + step + "' is not a key here");
            return Optional.empty();
        }
        List<Entry> entries =
                new ArrayList<>(at.map(n -> ((MapNode) n).entries()).orElse(List.of()));
        Optional<Entry> old = entries.stream().filter(e -> e.key().equals(step)).findFirst();
        return set(old.map(Entry::value), rest, path, value, problems).map(changed -> {
            Entry entry = new Entry(step, old.map(Entry::position).orElse(value.position()), changed);
            if (old.isPresent()) {
                entries.set(entries.indexOf(old.get()), entry);
            } else {
                entries.add(entry);
            }
            return new MapNode(at.map(Node::position).orElse(value.position()), entries);
        });
    }

    private static Optional<Node> element(
            Optional<Node> at, String step, List<String> rest, String path, Node value, Problems problems) {
        List<Node> items = at.filter(ListNode.class::isInstance)
                .map(n -> ((ListNode) n).items())
                .orElse(List.of());
        boolean number = step.matches("\\[[0-9]{1,6}]");
        int index = number ? Integer.parseInt(step, 1, step.length() - 1, 10) : -1;
        if (index < 0 || index >= items.size()) {
            problems.add(value.position(), path, "no element " + step + "; the list size is " + items.size());
            return Optional.empty();
        }
        return set(Optional.of(items.get(index)), rest, path, value, problems).map(changed -> {
            List<Node> all = new ArrayList<>(items);
            all.set(index, changed);
            return new ListNode(at.orElse(value).position(), all);
        });
    }
}
