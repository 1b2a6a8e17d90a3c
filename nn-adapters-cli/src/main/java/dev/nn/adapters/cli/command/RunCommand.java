package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.adapters.cli.console.ProgressLine;
import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.run.RunExperiment;
import dev.nn.application.run.RunSummary;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nn run}: trains, evaluates, and keeps what came of it. */
@Command(
        name = "run",
        description = "Trains and evaluates an experiment, writes a run folder, prints where.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private final Provider<RunExperiment> runExperiment;
    private final Console console;

    @Mixin
    private ExperimentOptions experiment = new ExperimentOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private String seed = "";

    @Option(names = "--out", paramLabel = "DIR", description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private String out = "runs";

    @Inject
    RunCommand(Provider<RunExperiment> runExperiment, Console console) {
        this.runExperiment = runExperiment;
        this.console = console;
    }

    @Override
    public Integer call() {
        ExperimentSource source = seed.isEmpty() ? experiment.source() : experiment.source("seed=" + seed);
        ProgressLine progress = new ProgressLine(console);
        return Answers.of(runExperiment.get().run(source, out, progress::epoch), console, run -> {
            run.warnings().forEach(warning -> console.warning(warning.toString()));
            console.result(format.json() ? Json.write(map(run)) : page(run));
            return NnCommand.OK;
        });
    }

    private static Map<String, Object> map(RunSummary run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", run.experiment());
        map.put("parameters", run.parameterCount());
        map.put("epochs", run.training().epochs());
        map.put("steps", run.training().steps());
        map.put("kept_epoch", run.training().keptEpoch());
        map.put("metrics", run.metrics());
        map.put("folder", run.folder());
        return map;
    }

    private static String page(RunSummary run) {
        StringBuilder page = new StringBuilder();
        line(
                page,
                "%s: %d parameters, %d epochs, %d steps",
                run.experiment(),
                run.parameterCount(),
                run.training().epochs(),
                run.training().steps());
        if (run.training().stoppedEarly()) {
            line(
                    page,
                    "stopped early; kept the parameters of epoch %d",
                    run.training().keptEpoch());
        }
        run.metrics().forEach((part, figures) -> line(page, "  %-10s %s", part, Figures.line(figures)));
        line(page, "kept in %s", run.folder());
        return page.toString();
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
