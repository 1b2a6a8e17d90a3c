package dev.nn.domain.engine;

/**
 * User settings of an engine. No setting changes a result.
 *
 * @param threads maximum number of threads at once, at least 1
 * @param kernels form of the kernels
 */
public record EngineSettings(int threads, Kernels kernels) {

    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("an engine needs at least 1 thread, found " + threads);
        }
    }

    /** The forms of a kernel; both give the same bits. */
    public enum Kernels {
        /** Vector kernels if the machine has them, otherwise plain Java. */
        AUTO,
        /** Vector kernels; unavailable ones are an error. */
        VECTOR,
        /** Plain Java. */
        PLAIN
    }
}
