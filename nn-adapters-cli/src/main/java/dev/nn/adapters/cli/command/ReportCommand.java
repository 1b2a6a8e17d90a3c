package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.adapters.cli.console.Interruption;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunExperiment.Resumption;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nn report}: the metrics and report of a finished run, computed again. */
@Command(
        name = "report",
        description = "Rebuild the figures and the report of a finished run from its model, journal and data.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private final Provider<RunExperiment> runExperiment;
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "Run folder, such as runs/iris/1.")
    private String run = "";

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    ReportCommand(Provider<RunExperiment> runExperiment, Console console) {
        this.runExperiment = runExperiment;
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Interruption interruption = Interruption.watched(console)) {
            Resumption resumption = new Resumption(run, Optional.empty(), List.of(), plugins.places());
            return ExitCodes.of(
                    runExperiment.get().report(resumption, new RunWatcher(console, interruption)), console, summary -> {
                        ExitCodes.warn(summary.warnings(), console);
                        console.result(RunText.page(summary));
                        return summary.interrupted() ? interruption.exitCode() : NnCommand.OK;
                    });
        }
    }
}
