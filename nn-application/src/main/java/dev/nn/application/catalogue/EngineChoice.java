package dev.nn.application.catalogue;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.EngineFactory;

/**
 * An available engine and its settings.
 *
 * @param name the name of the engine
 * @param lost the limitation of the engine on this machine and its remedy; empty if there is none
 */
public record EngineChoice(String name, EngineFactory factory, EngineSettings settings, String lost) {

    /** Returns this choice with its share of the threads, for several concurrent runs. */
    public EngineChoice sharedBy(int runs) {
        return withThreads(Math.max(1, settings.threads() / runs));
    }

    /** Returns this choice with another number of threads. */
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
