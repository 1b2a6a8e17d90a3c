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

/** {@code nn run}: training and evaluation of an experiment, saved in a run folder. */
@Command(
        name = "run",
        description = "Train a network from an experiment file, evaluate it and write a run folder.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final String RUNS = "runs";

    private final Provider<RunExperiment> runExperiment;
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Experiment file (optional with --resume).")
    private Optional<String> file = Optional.empty();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--resume", paramLabel = "RUN", description = "Resume an interrupted run in its folder.")
    private Optional<String> resumed = Optional.empty();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random draw (default: the experiment's).")
    private String seed = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for run folders (default: " + RUNS + ").")
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
                boolean failed = run instanceof RunSummary.SweepSummary sweep && sweep.failed();
                return run.interrupted() ? interruption.exitCode() : failed ? NnCommand.RUN_FAILED : NnCommand.OK;
            });
        }
    }

    private void requireWhatGoesTogether() {
        if (resumed.isEmpty() && file.isEmpty()) {
            throw refusal("missing required parameter: 'FILE'");
        } else if (resumed.isPresent() && (!seed.isEmpty() || out.isPresent())) {
            String option = seed.isEmpty() ? "--out" : "--seed";
            throw refusal(option + ": not allowed with --resume; a resumed run keeps its seed and folder");
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
