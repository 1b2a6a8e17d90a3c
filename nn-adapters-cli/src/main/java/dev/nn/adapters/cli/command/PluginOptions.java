package dev.nn.adapters.cli.command;

import dev.nn.application.plugin.PluginSearch;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that select where plugins are loaded from. */
final class PluginOptions {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Folder of plugin jars, instead of plugins/ next to the experiment and in the distribution.")
    private Optional<String> folder = Optional.empty();

    @Option(names = "--no-plugins", description = "Use built-in functions only and load no jar.")
    private boolean none;

    PluginSearch places() {
        return new PluginSearch(Optional.empty(), folder, !none, Optional.empty());
    }
}
