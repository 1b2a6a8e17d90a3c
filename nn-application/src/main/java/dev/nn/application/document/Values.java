package dev.nn.application.document;

import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Problems;
import dev.nn.domain.function.Interval;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader of single nodes as typed values; a node of another type is a problem and reads as
 * absent.
 *
 * @param problems the problems that this reader adds to
 */
public record Values(Problems problems) {

    /** Reads a map. */
    public Optional<MapNode> map(Node node, String path) {
        return node instanceof MapNode map ? Optional.of(map) : wrong(node, path, "a map of keys and values");
    }

    /** Reads a list. */
    public Optional<ListNode> list(Node node, String path) {
        return node instanceof ListNode list ? Optional.of(list) : wrong(node, path, "a list");
    }

    /** Reads non-empty text; a number is not text. */
    public Optional<String> text(Node node, String path) {
        boolean text = node instanceof ScalarNode s
                && s.type() == Scalar.TEXT
                && !s.text().isEmpty();
        return text ? Optional.of(((ScalarNode) node).text()) : wrong(node, path, "text");
    }

    /** Reads text, which may be empty. */
    public Optional<String> anyText(Node node, String path) {
        return node instanceof ScalarNode s && s.type() == Scalar.TEXT
                ? Optional.of(s.text())
                : wrong(node, path, "text");
    }

    /** Reads the name of something in the data, which may be empty. A number is used as written. */
    public Optional<String> name(Node node, String path) {
        boolean name = node instanceof ScalarNode s
                && (s.type() == Scalar.TEXT || s.type() == Scalar.WHOLE || s.type() == Scalar.REAL);
        return name ? Optional.of(((ScalarNode) node).text()) : wrong(node, path, "text");
    }

    /** Reads one of the given words. */
    public Optional<String> word(Node node, String path, List<String> words) {
        Optional<String> found = text(node, path);
        if (found.isPresent() && !words.contains(found.get())) {
            String message = "expected one of " + String.join(", ", words) + ", found '" + found.get() + "'";
            String hint = Nearest.to(found.get(), words)
                    .map(w -> "; did you mean '" + w + "'?")
                    .orElse("");
            problems.add(node.position(), path, message + hint);
            return Optional.empty();
        }
        return found;
    }

    /** Reads true or false. */
    public Optional<Boolean> flag(Node node, String path) {
        return node instanceof ScalarNode s && s.type() == Scalar.FLAG
                ? Optional.of(Boolean.valueOf(s.text()))
                : wrong(node, path, "true or false");
    }

    /** Reads a whole number within bounds. */
    public Optional<Long> whole(Node node, String path, long minimum, long maximum) {
        if (node instanceof ScalarNode s && s.type() == Scalar.WHOLE && s.text().length() < 19) {
            long value = Long.parseLong(s.text());
            if (value >= minimum && value <= maximum) {
                return Optional.of(value);
            }
        }
        return wrong(node, path, "a whole number from " + minimum + " to " + maximum);
    }

    /** Reads a finite number in a range. */
    public Optional<Double> number(Node node, String path, Interval range) {
        if (node instanceof ScalarNode s && (s.type() == Scalar.WHOLE || s.type() == Scalar.REAL)) {
            double value = Double.parseDouble(s.text());
            if (Double.isFinite(value) && range.contains(value)) {
                return Optional.of(value);
            }
        }
        return wrong(node, path, range.equals(Interval.ALL) ? "a number" : "a number in " + range);
    }

    /** Reads a list of numbers. */
    public Optional<double[]> numbers(Node node, String path) {
        List<Node> items = list(node, path).map(ListNode::items).orElse(List.of());
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            number(items.get(i), path + "[" + i + "]", Interval.ALL).ifPresent(numbers::add);
        }
        boolean all = node instanceof ListNode && numbers.size() == items.size();
        return all
                ? Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray())
                : Optional.empty();
    }

    /** Reads a list of lists of numbers, all of the same length. */
    public Optional<double[][]> matrix(Node node, String path) {
        List<Node> items = list(node, path).map(ListNode::items).orElse(List.of());
        List<double[]> rows = new ArrayList<>();
        if (node instanceof ListNode && items.isEmpty()) {
            return wrong(node, path, "at least one row of numbers");
        }
        for (int i = 0; i < items.size(); i++) {
            numbers(items.get(i), path + "[" + i + "]").ifPresent(rows::add);
        }
        boolean complete = node instanceof ListNode && rows.size() == items.size();
        if (complete && rows.get(0).length == 0) {
            return wrong(items.get(0), path + "[0]", "at least one number");
        }
        for (int i = 1; i < rows.size() && complete; i++) {
            if (rows.get(i).length != rows.get(0).length) {
                String expected = rows.get(0).length + " numbers as in the first row";
                problems.add(
                        items.get(i).position(),
                        path + "[" + i + "]",
                        "expected " + expected + ", found " + rows.get(i).length);
                return Optional.empty();
            }
        }
        return complete ? Optional.of(rows.toArray(double[][]::new)) : Optional.empty();
    }

    private <T> Optional<T> wrong(Node node, String path, String expected) {
        problems.add(node.position(), path, "expected " + expected + ", found " + node.kind());
        return Optional.empty();
    }
}
