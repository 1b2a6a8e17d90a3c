package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.explain.ExplainSample;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nn explain}: one sample, forward and backward, every chain-rule term. */
@Command(
        name = "explain",
        description = "Shows one sample's forward and backward pass, every chain-rule term.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    private final Provider<ExplainSample> explainSample;
    private final Console console;

    @Mixin
    private ExperimentOptions experiment = new ExperimentOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--sample", paramLabel = "N", description = "row of the data, from 0 (default: ${DEFAULT-VALUE})")
    private int sample = 0;

    @Inject
    ExplainCommand(Provider<ExplainSample> explainSample, Console console) {
        this.explainSample = explainSample;
        this.console = console;
    }

    @Override
    public Integer call() {
        return Answers.of(explainSample.get().explain(experiment.source(), sample), console, explanation -> {
            console.result(format.json() ? ExplanationJson.write(explanation) : ExplanationText.write(explanation));
            return NnCommand.OK;
        });
    }
}
