package dev.nn.application.port.out;

import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import java.util.Map;

/** Keeps the trained network of a run. A store that fails ends the run with an {@link java.io.UncheckedIOException}. */
@FunctionalInterface
public interface RunModel {

    /**
     * Keeps the network.
     *
     * @param description everything but the learned numbers, as a model file has it; it may hold
     *     {@link dev.nn.application.document.LocatedPath} paths
     */
    void keep(Parameters parameters, Precision precision, Map<String, Object> description);
}
