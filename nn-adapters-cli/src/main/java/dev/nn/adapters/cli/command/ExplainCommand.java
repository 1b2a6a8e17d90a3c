package dev.nn.adapters.cli.command;

import com.google.inject.Inject;
import dev.nn.adapters.cli.console.Console;
import dev.nn.application.explain.ExplainSample;
import dev.nn.application.explain.Explanation;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn explain}: one sample, forward and backward, every chain-rule term. */
@Command(
        name = "explain",
        description = "Shows one sample's forward and backward pass, every chain-rule term.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    /** How the result is written. */
    enum Format {
        text,
        json
    }

    private final ExplainSample explainSample;
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the experiment")
    private String file = "";

    @Option(names = "--set", paramLabel = "path=value", description = "sets one value of the experiment")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--sample", paramLabel = "N", description = "row of the data, from 0 (default: ${DEFAULT-VALUE})")
    private int sample = 0;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Inject
    ExplainCommand(ExplainSample explainSample, Console console) {
        this.explainSample = explainSample;
        this.console = console;
    }

    @Override
    public Integer call() {
        Validation<Seq<Problem>, Explanation> result =
                explainSample.explain(new ExplainSample.Request(file, settings, sample));
        if (result.isInvalid()) {
            result.getError().forEach(problem -> console.problem(problem.toString()));
            return NnCommand.WRONG_INPUT;
        }
        console.result(
                format == Format.json ? ExplanationJson.write(result.get()) : ExplanationText.write(result.get()));
        return 0;
    }
}
