package dev.nn.adapters.cli.command;

import dev.nn.application.plugin.PluginPlaces;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changes an experiment without changing its file. */
final class SettingOptions {

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "sets one value of the experiment, such as training.epochs=5; may be given several times")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    List<String> settings() {
        return settings;
    }

    PluginPlaces places() {
        return plugins.places();
    }
}
