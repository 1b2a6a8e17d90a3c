package dev.nn.domain.spi;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One engine on offer.
 *
 * @param info name and words
 * @param precision of its tensors
 * @param preference {@code engine: auto} takes the highest that is available; the reference engine has 0
 * @param availability whether the engine can work in this process, and how; asked when it matters, so it may try
 * @param factory makes an engine for one caller
 */
public record EngineProvider(
        FunctionInfo info,
        Precision precision,
        int preference,
        Supplier<Availability> availability,
        Function<EngineSettings, ComputeEngine> factory) {}
