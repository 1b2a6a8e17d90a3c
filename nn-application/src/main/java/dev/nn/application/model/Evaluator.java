package dev.nn.application.model;

import dev.nn.application.data.RowEncoder;
import dev.nn.application.data.Table;
import dev.nn.application.model.LoadModel.Loaded;
import dev.nn.application.port.ReadTable;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.tensor.Float64Tensor;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/** Judges with the metrics of the run that made the model. */
public final class Evaluator implements EvaluateModel {

    private final LoadModel models;
    private final ReadTable tables;

    /** An evaluator over a loader of models and a reader of tables. */
    public Evaluator(LoadModel models, ReadTable tables) {
        this.models = models;
        this.tables = tables;
    }

    @Override
    public Validation<Seq<Problem>, Judgement> evaluate(Request request) {
        Problems problems = new Problems();
        Optional<Loaded> model = problems.valueOf(models.load(request.model(), request.plugins()));
        Optional<Table> table = problems.valueOf(tables.read(request.data()));
        return problems.validate(model.flatMap(loaded -> table.flatMap(rows -> judgement(loaded, rows, problems))));
    }

    private static Optional<Judgement> judgement(Loaded loaded, Table rows, Problems problems) {
        RowEncoder encoder = new RowEncoder(rows, problems);
        Optional<Float64Tensor> features = encoder.encode(loaded.model().features());
        Optional<Float64Tensor> targets = encoder.encode(loaded.model().target().columns());
        return features.flatMap(in -> targets.map(out -> {
            Dataset data = new TensorDataset(in, out);
            Evaluation evaluation = new Evaluation(loaded.model(), loaded.backprop(), loaded.engine());
            return new Judgement(data.samples(), evaluation.figures(loaded.parameters(), data));
        }));
    }
}
