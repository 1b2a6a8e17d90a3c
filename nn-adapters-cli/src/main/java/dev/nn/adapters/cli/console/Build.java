package dev.nn.adapters.cli.console;

/** The version of the running program. */
public final class Build {

    private Build() {}

    /** Returns the version that the jar states, or {@code development} outside a jar. */
    public static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
