package dev.nn.domain.spi;

/**
 * Whether an engine can work in this process.
 *
 * @param available whether it can
 * @param words how it would work ("vector kernels of 512 bits"), or why it can't and what would help; may be empty
 */
public record Availability(boolean available, String words) {

    /** It works. */
    public static Availability here(String how) {
        return new Availability(true, how);
    }

    /** It doesn't. */
    public static Availability not(String why) {
        return new Availability(false, why);
    }
}
