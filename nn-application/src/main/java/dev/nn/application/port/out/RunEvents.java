package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import java.util.List;
import java.util.Map;

/**
 * A store of the events of a run. Maps are written in order; values are texts, numbers, booleans,
 * lists and maps. A failing store ends the run with an {@link java.io.UncheckedIOException}.
 */
public interface RunEvents {

    /** Adds an event, which has been handed over, but may not be durable, on return. */
    void add(Map<String, Object> event);

    /** Returns all events so far, including those of earlier attempts. */
    List<Node> all();

    /**
     * Returns the hash of all events so far, which are durable on return. Checkpoints contain this
     * hash.
     */
    String settled();

    /** Adds metric values for TensorBoard. */
    void figures(long step, Map<String, Double> figures);
}
