package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.page.PageFormat;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.ExplainSample;
import dev.nn.application.port.in.ExplainSample.Letters;
import dev.nn.application.port.in.Explanation;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn explain}: the forward and backward pass of one sample, with every chain-rule term. */
@Command(
        name = "explain",
        description = "Show the forward and backward pass of a sample, with every term of the chain rule.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    private static final int MAX_DIGITS = 15;

    private final Provider<ExplainSample> explainSample;
    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE_OR_RUN", description = "Experiment file or run folder.")
    private String file = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = "Data with target columns (default: the training set of the experiment).")
    private Optional<String> data = Optional.empty();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    /** The sets of letters; typed in lower case. */
    enum Names {
        nn,
        article
    }

    /** The output formats, spelled as on the command line. */
    enum ExplanationFormat {
        text,
        markdown,
        html,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ExplanationFormat format = ExplanationFormat.text;

    @Option(
            names = "--weight",
            paramLabel = "L.I.J",
            description =
                    "Weight whose paths to the loss are shown: layer, input, unit, from 0 (default: the weight with the"
                            + " largest gradient in the first layer).")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--neuron",
            paramLabel = "L.N",
            description = "Show only this unit of its layer: layer, unit, from 0.")
    private Optional<String> neuron = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            split = ",",
            description = "Rows of the data, from 0. Several rows form a batch (default: ${DEFAULT-VALUE}).")
    private List<Integer> samples = List.of(0);

    @Option(
            names = "--digits",
            paramLabel = "N",
            description =
                    "Significant digits, from 1 to 15, to which every number is rounded, as in a calculation by hand.")
    private Optional<Integer> digits = Optional.empty();

    @Option(
            names = "--names",
            paramLabel = "NAMES",
            description =
                    "Letters of the equations: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). The article's are i, w,"
                            + " h1, h2, O.")
    private Names names = Names.nn;

    @Option(names = "--all", description = "Show every unit, row and term of a large network.")
    private boolean all;

    @Inject
    ExplainCommand(Provider<ExplainSample> explainSample, Console console) {
        this.explainSample = explainSample;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (digits.isPresent() && (digits.get() < 1 || digits.get() > MAX_DIGITS)) {
            console.problem("--digits: expected a whole number from 1 to " + MAX_DIGITS + ", found " + digits.get());
            return NnCommand.WRONG_INPUT;
        } else if (digits.isPresent() && format == ExplanationFormat.json) {
            console.problem("--digits: JSON has full precision; remove the option or choose another --format");
            return NnCommand.WRONG_INPUT;
        } else if (names == Names.article && format == ExplanationFormat.json) {
            console.problem("--names: JSON has no equations; remove the option or choose another --format");
            return NnCommand.WRONG_INPUT;
        }
        ExperimentSource source = new ExperimentSource(file, settings.settings(), settings.places());
        var request = new ExplainSample.Request(source, data, samples, weight, neuron);
        return ExitCodes.of(explainSample.get().explain(request), console, explanation -> {
            console.result(written(explanation));
            return NnCommand.OK;
        });
    }

    private String written(Explanation explanation) {
        return switch (format) {
            case text -> page(explanation, PageFormat.TEXT);
            case markdown -> page(explanation, PageFormat.MARKDOWN);
            case html -> page(explanation, PageFormat.HTML);
            case json -> ExplanationJson.write(explanation);
        };
    }

    private String page(Explanation explanation, PageFormat as) {
        return explainSample
                .get()
                .written(
                        explanation,
                        new ExplainSample.View(as, digits, all, names == Names.article ? Letters.ARTICLE : Letters.NN));
    }
}
