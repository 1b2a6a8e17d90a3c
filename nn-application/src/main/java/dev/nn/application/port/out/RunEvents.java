package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import java.util.List;
import java.util.Map;

/**
 * Keeps what happens during a run, event by event. Maps are written in their order; values are texts, numbers, flags, lists and
 * maps. A store that fails ends the run with an {@link java.io.UncheckedIOException}.
 */
public interface RunEvents {

    /** Adds one event, which is on its way when this returns. */
    void add(Map<String, Object> event);

    /** Returns all events so far, those of earlier tries included. */
    List<Node> all();

    /** Returns the hash of all events so far, which are safe when this returns: a state of learning names it. */
    String settled();

    /** Adds figures for TensorBoard. */
    void figures(long step, Map<String, Double> figures);
}
