package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.DataReading;
import dev.nn.application.port.in.PredictSamples;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn predict}: predictions of a trained network for raw data. */
@Command(
        name = "predict",
        description = "Predict from raw data with the preprocessing of training, and write CSV.",
        mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {

    private final Provider<PredictSamples> predictSamples;
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_OR_MODEL", description = "Run folder or model file.")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "CSV file with the feature columns, IDX images or an NPY array, without targets.")
    private String data = "";

    @Option(names = "--out", paramLabel = "FILE", description = "File for the predictions (default: standard output).")
    private Optional<String> out = Optional.empty();

    @Mixin
    private TableOptions table = new TableOptions();

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    PredictCommand(Provider<PredictSamples> predictSamples, Console console) {
        this.predictSamples = predictSamples;
        this.console = console;
    }

    @Override
    public Integer call() {
        var request = new PredictSamples.Request(
                model,
                data,
                new DataReading(Optional.empty(), table.delimiter(), table.encoding()),
                out,
                plugins.places());
        return ExitCodes.of(predictSamples.get().predict(request), console, predictions -> {
            ExitCodes.warn(predictions.warnings(), console);
            out.ifPresentOrElse(
                    file -> console.result(predictions.samples() + " predictions written to " + file + "\n"),
                    () -> console.data(predictions.csv()));
            return NnCommand.OK;
        });
    }
}
