package dev.nn.adapters.cli.command;

import dev.nn.application.port.in.ExperimentSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The parameters of commands that read an experiment. */
final class ExperimentOptions {

    @Parameters(paramLabel = "FILE", description = "Experiment file.")
    private String file = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    ExperimentSource source() {
        return new ExperimentSource(file, settings.settings(), settings.places());
    }
}
