package dev.nn.adapters.cli.command;

import dev.nn.application.plugin.PluginSearch;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that change an experiment without editing its file. */
final class SettingOptions {

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Value that replaces one in the experiment, such as training.epochs=5 (repeatable).")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    List<String> settings() {
        return settings;
    }

    PluginSearch places() {
        return plugins.places();
    }
}
