package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.explain.ExplainSample;
import dev.nn.application.explain.Explanation;
import dev.nn.application.explain.ExplanationPage;
import dev.nn.application.page.Digits;
import dev.nn.application.page.PageHtml;
import dev.nn.application.page.PageMarkdown;
import dev.nn.application.page.PageText;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
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

    /** The forms; typed as they stand here. */
    enum Format {
        text,
        markdown,
        html,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(
            names = "--weight",
            paramLabel = "L.I.J",
            description = "every way from this weight to the loss: layer, input, unit, from 0")
    private Optional<String> weight = Optional.empty();

    @Option(names = "--neuron", paramLabel = "L.N", description = "of this unit's layer the unit alone")
    private Optional<String> neuron = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            split = ",",
            description = "rows of the training part, from 0: the first is shown, several make a batch"
                    + " (default: ${DEFAULT-VALUE})")
    private List<Integer> samples = List.of(0);

    @Option(
            names = "--digits",
            paramLabel = "N",
            description = "rounds what goes in and every result to N digits after the point, and says what that costs")
    private Optional<Integer> digits = Optional.empty();

    @Inject
    ExplainCommand(Provider<ExplainSample> explainSample, Console console) {
        this.explainSample = explainSample;
        this.console = console;
    }

    @Override
    public Integer call() {
        var request = new ExplainSample.Request(experiment.source(), samples, weight, neuron, digits);
        return Answers.of(explainSample.get().explain(request), console, explanation -> {
            console.result(written(explanation));
            return NnCommand.OK;
        });
    }

    private String written(Explanation explanation) {
        // Numbers that were not rounded are shown to ten digits.
        Digits shown = digits.map(Digits::new).orElse(Digits.USUAL);
        return switch (format) {
            case text -> new PageText(shown).write(ExplanationPage.of(explanation));
            case markdown -> new PageMarkdown(shown).write(ExplanationPage.of(explanation));
            case html -> new PageHtml(shown).write(ExplanationPage.of(explanation));
            case json -> ExplanationJson.write(explanation);
        };
    }
}
