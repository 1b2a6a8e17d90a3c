package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.NewExperiment;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nn new}: an experiment to start from. */
@Command(
        name = "new",
        description = "Write NAME.yaml, a commented experiment that runs as it is, and its JSON Schema.",
        mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {

    private final Provider<NewExperiment> newExperiment;
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "Name of the experiment: letters, digits, '.', '_' and '-'.")
    private String name = "";

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    NewCommand(Provider<NewExperiment> newExperiment, Console console) {
        this.newExperiment = newExperiment;
        this.console = console;
    }

    @Override
    public Integer call() {
        return ExitCodes.of(newExperiment.get().make(name, plugins.places()), console, file -> {
            console.result("created " + file + "; train it with 'nn run " + file + "'\n");
            return NnCommand.OK;
        });
    }
}
