package dev.nn.application.plugin;

/**
 * The origin of a plugin.
 *
 * @param place the display name of the jar, or {@link #BUILT_IN}
 * @param version the version in its manifest; may be empty
 * @param sha256 the hash of the jar in hexadecimal; empty for built-in functions
 */
public record Origin(String place, String version, String sha256) {

    /** The place of nn's own functions. */
    public static final String BUILT_IN = "built in";

    /** Returns the origin of built-in functions. */
    public static Origin builtIn() {
        return new Origin(BUILT_IN, "", "");
    }

    /** Returns whether the function is built in. */
    public boolean isBuiltIn() {
        return place.equals(BUILT_IN);
    }
}
