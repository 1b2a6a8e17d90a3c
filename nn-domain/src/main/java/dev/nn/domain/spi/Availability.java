package dev.nn.domain.spi;

/**
 * Whether an engine can work in this process.
 *
 * @param available whether it can
 * @param words how it would work ("vectors of 512 bits"), or why it can't and what would help; may be empty
 * @param lost what is lost by the way it works here, and what would help; empty when nothing is
 */
public record Availability(boolean available, String words, String lost) {

    /** It works. */
    public static Availability here(String how) {
        return new Availability(true, how, "");
    }

    /** It works, though it could work better. */
    public static Availability lesser(String how, String lost) {
        return new Availability(true, how, lost);
    }

    /** It doesn't work. */
    public static Availability not(String why) {
        return new Availability(false, why, "");
    }
}
