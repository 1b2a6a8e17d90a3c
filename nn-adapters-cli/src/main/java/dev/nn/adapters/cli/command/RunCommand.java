package dev.nn.adapters.cli.command;

import com.google.inject.Inject;
import dev.nn.adapters.cli.console.Console;
import dev.nn.adapters.cli.console.ProgressLine;
import dev.nn.application.problem.Problem;
import dev.nn.application.run.RunExperiment;
import dev.nn.application.run.RunSummary;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn run}: trains, evaluates, and keeps what came of it. */
@Command(
        name = "run",
        description = "Trains and evaluates an experiment, writes a run folder, prints where.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private final RunExperiment runExperiment;
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the experiment")
    private String file = "";

    @Option(names = "--set", paramLabel = "path=value", description = "sets one value of the experiment")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private String seed = "";

    @Option(names = "--out", paramLabel = "DIR", description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private String out = "runs";

    @Inject
    RunCommand(RunExperiment runExperiment, Console console) {
        this.runExperiment = runExperiment;
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(settings);
        if (!seed.isEmpty()) {
            all.add("seed=" + seed);
        }
        ProgressLine progress = new ProgressLine(console);
        Validation<Seq<Problem>, RunSummary> result =
                runExperiment.run(new RunExperiment.Request(file, all, out), progress::epoch);
        if (result.isInvalid()) {
            result.getError().forEach(problem -> console.problem(problem.toString()));
            return NnCommand.WRONG_INPUT;
        }
        console.result(page(result.get()));
        return 0;
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
        run.metrics().forEach((part, figures) -> {
            List<String> texts = new ArrayList<>();
            figures.forEach((name, value) -> {
                if (value instanceof Double number) {
                    texts.add(String.format(Locale.ROOT, "%s %.4f", name, number));
                }
            });
            line(page, "  %-10s %s", part, String.join("  ", texts));
        });
        line(page, "kept in %s", run.folder());
        return page.toString();
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
