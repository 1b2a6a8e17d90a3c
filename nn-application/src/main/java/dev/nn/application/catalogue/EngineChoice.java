package dev.nn.application.catalogue;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.spi.EngineProvider;

/** An engine that is available, and how it shall work. */
public record EngineChoice(EngineProvider provider, EngineSettings settings) {

    /** Its name. */
    public String name() {
        return provider.info().name();
    }

    /** An engine for one caller. */
    public ComputeEngine create() {
        return provider.factory().apply(settings);
    }
}
