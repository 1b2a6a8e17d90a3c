package dev.nn.adapters.cli.command;

import picocli.CommandLine.Command;

/** {@code nn plugins}: the available functions and the contents of plugin jars. */
@Command(
        name = "plugins",
        description = "List, show, verify and create plugin functions.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PluginsListCommand.class,
            PluginsShowCommand.class,
            PluginsVerifyCommand.class,
            PluginsNewCommand.class
        })
public final class PluginsCommand {}
