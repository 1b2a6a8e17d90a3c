package dev.nn.application.inference;

import dev.nn.application.inference.LoadModel.Loaded;
import dev.nn.application.model.Evaluation;
import dev.nn.application.model.NonFiniteInput;
import dev.nn.application.model.Purpose;
import dev.nn.application.port.in.EvaluateModel;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@link EvaluateModel} use case, with the metrics of the run that made the model. */
public final class EvaluateModelService implements EvaluateModel {

    private final LoadModel models;
    private final InputFiles files;

    /** Creates a service from a model loader and data readers. */
    public EvaluateModelService(LoadModel models, InputFiles files) {
        this.models = models;
        this.files = files;
    }

    @Override
    public Validation<Seq<Problem>, Judgement> evaluate(Request request) {
        Problems problems = new Problems();
        Optional<Loaded> model = problems.valueOf(models.load(request.model(), request.plugins(), Purpose.EVALUATION));
        Optional<RawSamples> raw = RawSamples.read(
                files, model.map(Loaded::model), request.data(), request.reading(), Purpose.EVALUATION, problems);
        return problems.validate(model.flatMap(loaded ->
                raw.flatMap(data -> data.labelled(loaded.model(), problems).map(samples -> {
                    NonFiniteInput.first(samples, loaded.model().features(), loaded.engine())
                            .ifPresent(input -> loaded.report(input, request.data(), problems));
                    Figures figures = new Evaluation(loaded.model(), loaded.backprop(), loaded.engine())
                            .figures(loaded.parameters(), samples);
                    return new Judgement(
                            samples.samples(),
                            figures,
                            Stream.concat(loaded.warnings().stream(), data.warnings(loaded.model()).stream())
                                    .toList());
                }))));
    }
}
