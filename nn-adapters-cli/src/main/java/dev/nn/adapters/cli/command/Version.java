package dev.nn.adapters.cli.command;

import picocli.CommandLine.IVersionProvider;

/** nn's own version, as its jar states it. */
public final class Version implements IVersionProvider {

    /** Made by picocli. */
    public Version() {}

    /** The version; classes outside a jar have none. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"nn " + text()};
    }
}
