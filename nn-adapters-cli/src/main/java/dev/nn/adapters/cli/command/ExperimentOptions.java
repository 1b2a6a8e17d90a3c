package dev.nn.adapters.cli.command;

import java.util.ArrayList;
import java.util.List;
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

    String file() {
        return file;
    }

    List<String> settings() {
        return settings;
    }
}
