package dev.nn.adapters.cli.command;

import dev.nn.application.port.in.ExperimentSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What commands that read an experiment take. */
final class ExperimentOptions {

    @Parameters(paramLabel = "FILE", description = "the experiment")
    private String file = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    ExperimentSource source() {
        return new ExperimentSource(file, settings.settings(), settings.places());
    }
}
