package dev.nn.adapters.cli.console;

/** Names the version of the running program. */
public final class Build {

    private Build() {}

    /** Returns the version, as the jar states it; classes outside of a jar have none. */
    public static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
