package dev.nn.adapters.file.disk;

/** How much of a file may come into memory. */
public final class Budget {

    /** Memory that a byte of a data file may come to need, as cells, encoded, and texts that are all different. */
    private static final int HEAP_PER_BYTE = 16;

    /** Deflate makes a byte out of at most this many; more than that was never in a zipped file. */
    private static final long MOST_EXPANSION = 1032;

    private Budget() {}

    /** Whether data of so many bytes are better left on the disk. */
    public static boolean isTooLarge(long bytes) {
        return bytes > Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE;
    }

    /** The most bytes that a zipped file of a size can hold. */
    public static long unzipped(long bytes) {
        return bytes * MOST_EXPANSION;
    }
}
