package dev.nn.adapters.cli.command;

import dev.nn.application.plugin.PluginPlaces;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where functions beside nn's own are looked for. */
final class PluginOptions {

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "folder of plugin jars, instead of plugins/ beside the experiment and the distribution's")
    private Optional<String> folder = Optional.empty();

    @Option(names = "--no-plugins", description = "nn's own functions alone; no jar is loaded")
    private boolean none;

    PluginPlaces places() {
        return new PluginPlaces(Optional.empty(), folder, !none, Optional.empty());
    }
}
