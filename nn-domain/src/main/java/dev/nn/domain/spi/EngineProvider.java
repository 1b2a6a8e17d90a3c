package dev.nn.domain.spi;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One engine on offer.
 *
 * @param info name and words
 * @param precision of its tensors
 * @param preference {@code engine: auto} takes the highest that is available; the reference engine has 0
 * @param hindrance why the engine can't work in this process and what would help; empty when it can
 * @param factory makes an engine for one caller
 */
public record EngineProvider(
        FunctionInfo info,
        Precision precision,
        int preference,
        Supplier<Optional<String>> hindrance,
        Function<EngineSettings, ComputeEngine> factory) {}
