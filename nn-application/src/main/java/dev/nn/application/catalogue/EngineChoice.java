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

    /** The same with its share of the threads, where several work at a time. */
    public EngineChoice sharedBy(int runs) {
        int threads = Math.max(1, settings.threads() / runs);
        return new EngineChoice(provider, new EngineSettings(threads, settings.kernels()), lost);
    }

    /** An engine for one caller. */
    public ComputeEngine create() {
        return provider.factory().apply(settings);
    }
}
