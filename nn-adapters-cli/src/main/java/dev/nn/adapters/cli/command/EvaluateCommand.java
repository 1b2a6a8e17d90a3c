package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.DataReading;
import dev.nn.application.port.in.EvaluateModel;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn evaluate}: metrics of a trained network on data with targets. */
@Command(
        name = "evaluate",
        description = "Evaluate a trained network on raw data with targets, with the metrics of its run.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    private final Provider<EvaluateModel> evaluateModel;
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_OR_MODEL", description = "Run folder or model file.")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "CSV file with feature and target columns, IDX images or an NPY array.")
    private String data = "";

    @Option(names = "--labels", paramLabel = "FILE", description = "Targets of IDX images or of an NPY array.")
    private Optional<String> labels = Optional.empty();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private TableOptions table = new TableOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    EvaluateCommand(Provider<EvaluateModel> evaluateModel, Console console) {
        this.evaluateModel = evaluateModel;
        this.console = console;
    }

    @Override
    public Integer call() {
        var request = new EvaluateModel.Request(
                model, data, new DataReading(labels, table.delimiter(), table.encoding()), plugins.places());
        return ExitCodes.of(evaluateModel.get().evaluate(request), console, judgement -> {
            ExitCodes.warn(judgement.warnings(), console);
            console.result(
                    format.json()
                            ? Json.write(judgement.figures().written())
                            : judgement.samples() + " samples  " + FigureText.line(judgement.figures()) + "\n"
                                    + FigureText.tables(judgement.figures()));
            return NnCommand.OK;
        });
    }
}
