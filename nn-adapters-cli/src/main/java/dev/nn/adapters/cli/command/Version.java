package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Build;
import picocli.CommandLine.IVersionProvider;

/** The version of nn, as stated in its jar. */
public final class Version implements IVersionProvider {

    /** Creates the provider; called by picocli. */
    public Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"nn " + Build.version()};
    }
}
