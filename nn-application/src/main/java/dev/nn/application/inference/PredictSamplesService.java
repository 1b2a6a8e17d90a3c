package dev.nn.application.inference;

import dev.nn.application.inference.LoadModel.Loaded;
import dev.nn.application.model.NonFiniteInput;
import dev.nn.application.model.Purpose;
import dev.nn.application.port.in.PredictSamples;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.port.out.WriteTable;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.data.Dataset;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The {@link PredictSamples} use case, in the precision that the model was trained in. */
public final class PredictSamplesService implements PredictSamples {

    private final LoadModel models;
    private final InputFiles files;
    private final WriteTable out;

    /** Creates a service from a model loader, data readers and a table writer. */
    public PredictSamplesService(LoadModel models, InputFiles files, WriteTable out) {
        this.models = models;
        this.files = files;
        this.out = out;
    }

    @Override
    public Validation<Seq<Problem>, Predictions> predict(Request request) {
        Problems problems = new Problems();
        request.out()
                .filter(request.data()::equals)
                .ifPresent(file -> problems.add(
                        Position.request("out", file), "", "is the data file; predictions would overwrite it"));
        request.out()
                .filter(request.model()::equals)
                .ifPresent(file -> problems.add(
                        Position.request("out", file), "", "is the model; predictions would overwrite it"));
        Optional<Loaded> model = problems.valueOf(models.load(request.model(), request.plugins(), Purpose.PREDICTION));
        Optional<RawSamples> raw = RawSamples.read(
                files, model.map(Loaded::model), request.data(), request.reading(), Purpose.PREDICTION, problems);
        Optional<Predictions> predictions =
                model.flatMap(loaded -> raw.flatMap(data -> data.unlabelled(loaded.model(), problems)
                        .map(samples -> predictions(
                                loaded,
                                samples,
                                input -> loaded.report(input, request.data(), problems),
                                Stream.concat(loaded.warnings().stream(), data.warnings(loaded.model()).stream())
                                        .toList()))));
        predictions
                .filter(made -> problems.isEmpty())
                .ifPresent(made -> request.out().ifPresent(file -> out.keep(file, made.csv())));
        return problems.validate(predictions);
    }

    private Predictions predictions(
            Loaded loaded, Dataset samples, Consumer<NonFiniteInput> wrong, List<Problem> warnings) {
        TargetEncoding target = loaded.model().target();
        String csv = out.text(
                header(target),
                rows -> loaded.forEachOutput(samples, row -> rows.accept(cells(target, row)))
                        .ifPresent(wrong));
        return new Predictions(samples.samples(), csv, warnings);
    }

    private static List<String> header(TargetEncoding target) {
        List<String> header = new ArrayList<>();
        if (target instanceof TargetEncoding.Classes classes) {
            header.add("prediction");
            if (classes.probabilities()) {
                classes.label().classes().forEach(name -> header.add("p_" + name));
            }
        } else if (target instanceof TargetEncoding.Labels labels) {
            labels.columns().forEach(label -> header.add("prediction_" + label.name()));
            if (labels.probabilities()) {
                labels.columns().forEach(label -> header.add("p_" + label.name()));
            }
        } else if (target.columns().size() == 1) {
            header.add("prediction");
        } else {
            target.columns().stream().map(ColumnEncoding::name).forEach(name -> header.add("prediction_" + name));
        }
        return header;
    }

    private static List<Object> cells(TargetEncoding target, double[] outputs) {
        List<Object> cells = new ArrayList<>();
        double[] numbers = outputs;
        if (target instanceof TargetEncoding.Classes classes) {
            cells.add(classes.label().classes().get(classes.decide(outputs)));
            numbers = classes.probabilities() ? classes.distribution(outputs) : new double[0];
        } else if (target instanceof TargetEncoding.Labels labels) {
            boolean[] on = labels.decide(outputs);
            for (int k = 0; k < on.length; k++) {
                cells.add(labels.columns().get(k).classes().get(on[k] ? 1 : 0));
            }
            numbers = labels.probabilities() ? outputs : new double[0];
        } else if (target instanceof TargetEncoding.Values values) {
            numbers = values.original(outputs);
        }
        for (double number : numbers) {
            cells.add(number);
        }
        return cells;
    }
}
