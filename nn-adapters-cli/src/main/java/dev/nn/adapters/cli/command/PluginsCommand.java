package dev.nn.adapters.cli.command;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code nn plugins}: what is on offer, and what jars hold. */
@Command(
        name = "plugins",
        description = "Shows the functions on offer.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PluginsListCommand.class,
            PluginsShowCommand.class,
            PluginsVerifyCommand.class,
            PluginsNewCommand.class
        })
public final class PluginsCommand implements Callable<Integer> {

    private final Provider<PluginsListCommand> list;

    @Inject
    PluginsCommand(Provider<PluginsListCommand> list) {
        this.list = list;
    }

    /** Without a word of its own it lists. */
    @Override
    public Integer call() {
        return list.get().call();
    }
}
