package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.NewPlugin;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn plugins new}: a plugin project to start from. */
@Command(
        name = "new",
        description = "Create a Maven project in a folder NAME, with a plugin that builds and passes its tests.",
        mixinStandardHelpOptions = true)
public final class PluginsNewCommand implements Callable<Integer> {

    private final Provider<NewPlugin> newPlugin;
    private final Console console;

    @Parameters(
            paramLabel = "NAME",
            description = "Name of the folder, artifact and function: lower-case letters, digits and _.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "Kind of function: activation, row_activation, loss, optimizer, schedule, initializer, metric or engine"
                            + " (default: ${DEFAULT-VALUE})")
    private String kind = "activation";

    @Inject
    PluginsNewCommand(Provider<NewPlugin> newPlugin, Console console) {
        this.newPlugin = newPlugin;
        this.console = console;
    }

    @Override
    public Integer call() {
        return ExitCodes.of(newPlugin.get().make(name, kind), console, project -> {
            console.result("created " + project.folder() + "/; 'mvn package' there builds " + project.jar() + "\n");
            return NnCommand.OK;
        });
    }
}
