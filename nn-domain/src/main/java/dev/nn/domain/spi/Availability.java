package dev.nn.domain.spi;

/**
 * The availability of an engine in this process.
 *
 * @param available whether the engine works here
 * @param words how the engine works ("vectors of 512 bits"), or why it doesn't and what would help;
 *     may be empty
 * @param lost the disadvantage of how the engine works here and what would help; empty if there is
 *     none
 */
public record Availability(boolean available, String words, String lost) {

    /** Returns the availability of an engine that works. */
    public static Availability here(String how) {
        return new Availability(true, how, "");
    }

    /** Returns the availability of an engine that works, but could work better. */
    public static Availability lesser(String how, String lost) {
        return new Availability(true, how, lost);
    }

    /** Returns the availability of an engine that doesn't work. */
    public static Availability not(String why) {
        return new Availability(false, why, "");
    }
}
