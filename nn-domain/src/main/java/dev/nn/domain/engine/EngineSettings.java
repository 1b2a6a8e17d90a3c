package dev.nn.domain.engine;

/**
 * What a user may say about how an engine works. No setting changes a result.
 *
 * @param threads threads that may work at once, at least 1
 * @param kernels which form of the kernels is taken
 */
public record EngineSettings(int threads, Kernels kernels) {

    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("an engine needs at least 1 thread, found " + threads);
        }
    }

    /** The forms of a kernel; both give the same bits. */
    public enum Kernels {
        /** Vector kernels where the machine has them. */
        AUTO,
        /** Vector kernels or nothing. */
        VECTOR,
        /** Plain Java. */
        PLAIN
    }
}
