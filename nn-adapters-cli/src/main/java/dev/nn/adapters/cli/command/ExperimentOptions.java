package dev.nn.adapters.cli.command;

import dev.nn.application.experiment.ExperimentSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads an experiment takes. */
final class ExperimentOptions {

    @Parameters(paramLabel = "FILE", description = "the experiment")
    private String file = "";

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "sets one value of the experiment, such as training.epochs=5; may be given several times")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    ExperimentSource source() {
        return new ExperimentSource(file, settings, plugins.places());
    }

    /** With one more setting, which counts last. */
    ExperimentSource source(String setting) {
        List<String> all = new ArrayList<>(settings);
        all.add(setting);
        return new ExperimentSource(file, all, plugins.places());
    }
}
