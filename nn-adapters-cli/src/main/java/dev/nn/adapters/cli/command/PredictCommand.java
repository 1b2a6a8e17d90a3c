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

/** {@code nn predict}: raw data through a trained network. */
@Command(
        name = "predict",
        description = "Predicts for raw data, preprocessing as in training; writes CSV.",
        mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {

    private final Provider<PredictSamples> predictSamples;
    private final Console console;

    @Parameters(index = "0", paramLabel = "RUN_OR_MODEL", description = "a run folder or a model file")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "CSV with the feature columns, or IDX images; no targets needed")
    private String data = "";

    @Option(names = "--out", paramLabel = "FILE", description = "keeps the predictions here instead of printing them")
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
                    file -> console.result(predictions.samples() + " predictions in " + file + "\n"),
                    () -> console.data(predictions.csv()));
            return NnCommand.OK;
        });
    }
}
