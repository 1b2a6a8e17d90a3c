package dev.nn.adapters.file.disk;

/** Memory limits for data files. */
public final class Budget {

    /**
     * Heap bytes that one byte of a data file may need: cells, encoded values, and texts that are
     * all distinct.
     */
    private static final int HEAP_PER_BYTE = 16;

    /** The maximum expansion of deflate, in bytes per compressed byte. */
    private static final long MAX_DEFLATE_RATIO = 1032;

    private Budget() {}

    /** Returns whether data of this size should stay on disk. */
    public static boolean isTooLarge(long bytes) {
        return bytes > Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE;
    }

    /** Returns the maximum uncompressed size of a compressed file. */
    public static long unzipped(long bytes) {
        return bytes * MAX_DEFLATE_RATIO;
    }
}
