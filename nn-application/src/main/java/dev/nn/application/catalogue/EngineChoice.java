package dev.nn.application.catalogue;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.spi.EngineProvider;

/**
 * An engine that is available, and how it shall work.
 *
 * @param lost what is lost by the way it works here, and what would help; empty when nothing is
 */
public record EngineChoice(EngineProvider provider, EngineSettings settings, String lost) {

    /** Its name. */
    public String name() {
        return provider.info().name();
    }

    /** An engine for one caller. */
    public ComputeEngine create() {
        return provider.factory().apply(settings);
    }
}
