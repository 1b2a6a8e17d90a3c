package dev.nn.application.plugin;

/**
 * Where a plugin is from.
 *
 * @param place the jar as people would name it, or {@link #BUILT_IN}
 * @param version as its manifest states it; may be empty
 * @param sha256 of the jar in hexadecimal; empty for what nn brings along
 */
public record Origin(String place, String version, String sha256) {

    /** The place of nn's own functions. */
    public static final String BUILT_IN = "built in";

    /** What nn brings along. */
    public static Origin builtIn() {
        return new Origin(BUILT_IN, "", "");
    }

    /** Whether it is nn's own. */
    public boolean isBuiltIn() {
        return place.equals(BUILT_IN);
    }
}
