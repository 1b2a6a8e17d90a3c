package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Build;
import picocli.CommandLine.IVersionProvider;

/** nn's own version, as its jar states it. */
public final class Version implements IVersionProvider {

    /** Made by picocli. */
    public Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"nn " + Build.version()};
    }
}
