package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.adapters.cli.console.Interruption;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunExperiment.Resumption;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nn run}: trains, evaluates, and keeps what came of it. */
@Command(
        name = "run",
        description = "Trains and evaluates an experiment, writes a run folder, prints where.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final String RUNS = "runs";

    private final Provider<RunExperiment> runExperiment;
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the experiment; with --resume it may be left out")
    private Optional<String> file = Optional.empty();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--resume", paramLabel = "RUN", description = "goes on with a run that was left, in its folder")
    private Optional<String> resumed = Optional.empty();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private String seed = "";

    @Option(names = "--out", paramLabel = "DIR", description = "folder of all runs (default: " + RUNS + ")")
    private Optional<String> out = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    @Inject
    RunCommand(Provider<RunExperiment> runExperiment, Console console) {
        this.runExperiment = runExperiment;
        this.console = console;
    }

    @Override
    public Integer call() {
        requireWhatGoesTogether();
        try (Interruption interruption = Interruption.watched(console)) {
            return ExitCodes.of(answer(interruption), console, run -> {
                ExitCodes.warn(run.warnings(), console);
                console.result(format.json() ? Json.write(RunJson.map(run)) : RunText.page(run));
                boolean failed = run instanceof RunSummary.OfSweep sweep && sweep.failed();
                return run.interrupted() ? interruption.exitCode() : failed ? NnCommand.RUN_FAILED : NnCommand.OK;
            });
        }
    }

    private void requireWhatGoesTogether() {
        if (resumed.isEmpty() && file.isEmpty()) {
            throw refusal("missing required parameter: 'FILE'");
        } else if (resumed.isPresent() && (!seed.isEmpty() || out.isPresent())) {
            String option = seed.isEmpty() ? "--out" : "--seed";
            throw refusal(option + ": a resumed run goes on as it was started, in its own folder");
        }
    }

    private ParameterException refusal(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Validation<Seq<Problem>, RunSummary> answer(Interruption interruption) {
        RunExperiment.Watcher watcher = new RunWatcher(console, interruption);
        if (resumed.isPresent()) {
            return runExperiment
                    .get()
                    .resume(new Resumption(resumed.get(), file, settings.settings(), settings.places()), watcher);
        }
        List<String> all = new ArrayList<>(settings.settings());
        if (!seed.isEmpty()) {
            all.add("seed=" + seed);
        }
        ExperimentSource source = new ExperimentSource(file.orElseThrow(), all, settings.places());
        return runExperiment.get().run(source, out.orElse(RUNS), watcher);
    }
}
