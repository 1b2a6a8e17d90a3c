package dev.nn.application.port.out;

import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import java.util.Map;

/**
 * A store of the trained network of a run. A failing store ends the run with an {@link
 * java.io.UncheckedIOException}.
 */
@FunctionalInterface
public interface RunModel {

    /**
     * Saves the network.
     *
     * @param description everything but the learned parameters, as in a model file; may contain
     *     {@link dev.nn.application.document.LocatedPath} paths
     */
    void keep(Parameters parameters, Precision precision, Map<String, Object> description);
}
