package dev.nn.domain.spi;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A factory of engines of one kind. Stateless and thread-safe.
 *
 * @param precision the precision of the engines' tensors
 * @param preference the priority for {@code engine: auto}, which selects the highest that is
 *     available; the reference engine has 0
 * @param availability tells whether and how an engine works in this process; called only when
 *     needed, so it may try
 * @param factory creates an engine for one caller
 */
public record EngineFactory(
        Precision precision,
        int preference,
        Supplier<Availability> availability,
        Function<EngineSettings, ComputeEngine> factory) {

    /** Returns a new engine for one caller. */
    public ComputeEngine create(EngineSettings settings) {
        return factory.apply(settings);
    }
}
