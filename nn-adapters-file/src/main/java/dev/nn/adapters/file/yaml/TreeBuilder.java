package dev.nn.adapters.file.yaml;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A builder of the tree from the parser's events. Anchors, aliases, tags, merge keys, duplicate
 * keys and second documents are reported as problems. Depth and the number of events are limited,
 * because files are untrusted.
 */
final class TreeBuilder {

    private static final int MAX_NESTING = 32;
    private static final int MAX_EVENTS = 200_000;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern REAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    /** A document that exceeds a limit of nn, which is not a fault of its YAML. */
    static final class TooLarge extends YamlEngineException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    private final Iterator<Event> events;
    private final String source;
    private final Optional<Position> fixed;
    private final Problems problems;
    private int read;
    private int depth;

    TreeBuilder(Iterator<Event> events, String source, Optional<Position> fixed, Problems problems) {
        this.events = events;
        this.source = source;
        this.fixed = fixed;
        this.problems = problems;
    }

    /** Returns the only document, or nothing if there is none. */
    Optional<Node> document() {
        take();
        Event first = take();
        if (first.getEventId() == Event.ID.StreamEnd) {
            problems.add(
                    Position.of(source), "", fixed.isPresent() ? "has no value" : "is empty: expected an experiment");
            return Optional.empty();
        }
        Node root = node(take());
        take();
        Event after = take();
        if (after.getEventId() != Event.ID.StreamEnd) {
            problems.add(position(after), "", "a second document is not allowed");
        }
        return Optional.of(root);
    }

    private Node node(Event event) {
        Position at = position(event);
        refuse(event, at);
        if (event instanceof ScalarEvent scalar) {
            return new ScalarNode(at, scalar.getValue(), type(scalar));
        } else if (event instanceof AliasEvent) {
            return new ScalarNode(at, "", Scalar.EMPTY);
        } else if (++depth > MAX_NESTING) {
            throw new YamlEngineException("nesting exceeds the maximum depth of " + MAX_NESTING);
        }
        Node made = event instanceof MappingStartEvent ? map(at) : list(at);
        depth--;
        return made;
    }

    private Node list(Position at) {
        List<Node> items = new ArrayList<>();
        for (Event next = take(); next.getEventId() != Event.ID.SequenceEnd; next = take()) {
            items.add(node(next));
        }
        return new ListNode(at, items);
    }

    private Node map(Position at) {
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event next = take(); next.getEventId() != Event.ID.MappingEnd; next = take()) {
            Node key = node(next);
            Node value = node(take());
            if (!(key instanceof ScalarNode name)) {
                problems.add(key.position(), "", "expected a word as key, found " + key.kind());
            } else if (name.text().equals("<<")) {
                problems.add(key.position(), "", "merge keys ('<<') are not allowed");
            } else if (!keys.add(name.text())) {
                problems.add(key.position(), "", "duplicate key '" + name.text() + "'");
            } else {
                entries.add(new Entry(name.text(), key.position(), value));
            }
        }
        return new MapNode(at, entries);
    }

    private void refuse(Event event, Position at) {
        if (event instanceof AliasEvent) {
            problems.add(at, "", "aliases ('*') are not allowed: write the value out");
        } else if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
            problems.add(at, "", "anchors ('&') are not allowed");
        }
        boolean tagged = (event instanceof ScalarEvent s && s.getTag().isPresent())
                || (event instanceof CollectionStartEvent c && c.getTag().isPresent());
        if (tagged) {
            problems.add(at, "", "tags ('!') are not allowed");
        }
    }

    /**
     * Returns the type of a scalar. Only plain scalars can be numbers, booleans or empty; quoted
     * ones are text.
     */
    private static Scalar type(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return Scalar.TEXT;
        } else if (text.isEmpty() || text.equals("null") || text.equals("~")) {
            return Scalar.EMPTY;
        } else if (text.equals("true") || text.equals("false")) {
            return Scalar.FLAG;
        } else if (WHOLE.matcher(text).matches()) {
            return Scalar.WHOLE;
        }
        return REAL.matcher(text).matches() ? Scalar.REAL : Scalar.TEXT;
    }

    private Event take() {
        if (++read > MAX_EVENTS) {
            throw new TooLarge("has more than " + MAX_EVENTS
                    + " values and keys; store large arrays of numbers in files: data.npy, network.start_from");
        }
        return events.next();
    }

    private Position position(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return fixed.orElseGet(() -> mark.map(m -> new Position(source, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Position.of(source)));
    }
}
