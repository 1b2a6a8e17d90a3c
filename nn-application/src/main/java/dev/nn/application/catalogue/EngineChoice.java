package dev.nn.application.catalogue;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.EngineFactory;

/**
 * An engine that is available, and how it shall work.
 *
 * @param name of the engine
 * @param lost what is lost by the way it works here, and what would help; empty when nothing is
 */
public record EngineChoice(String name, EngineFactory factory, EngineSettings settings, String lost) {

    /** Returns the same with its share of the threads, where several work at a time. */
    public EngineChoice sharedBy(int runs) {
        return withThreads(Math.max(1, settings.threads() / runs));
    }

    /** Returns the same with other threads. */
    public EngineChoice withThreads(int threads) {
        return new EngineChoice(name, factory, new EngineSettings(threads, settings.kernels()), lost);
    }

    /** Returns the precision of its tensors. */
    public Precision precision() {
        return factory.precision();
    }

    /** Returns an engine for one caller. */
    public ComputeEngine create() {
        return factory.create(settings);
    }
}
