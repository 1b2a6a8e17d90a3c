package dev.nn.domain.spi;

import dev.nn.domain.engine.ComputeEngine;
import java.util.function.Supplier;

/**
 * One engine on offer.
 *
 * @param info name and words
 * @param preference {@code engine: auto} takes the highest; the reference engine has 0
 * @param factory makes an engine for one caller
 */
public record EngineProvider(FunctionInfo info, int preference, Supplier<ComputeEngine> factory) {}
