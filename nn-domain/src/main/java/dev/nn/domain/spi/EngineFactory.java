package dev.nn.domain.spi;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes engines of one kind. Stateless and thread-safe.
 *
 * @param precision of the engines' tensors
 * @param preference {@code engine: auto} takes the highest that is available; the reference engine has 0
 * @param availability tells whether an engine can work in this process, and how; asked when it matters, so it may try
 * @param factory makes an engine for one caller
 */
public record EngineFactory(
        Precision precision,
        int preference,
        Supplier<Availability> availability,
        Function<EngineSettings, ComputeEngine> factory) {

    /** Returns an engine for one caller. */
    public ComputeEngine create(EngineSettings settings) {
        return factory.apply(settings);
    }
}
