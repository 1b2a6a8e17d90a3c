package dev.nn.application.explain;

import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.backprop.Pass;
import dev.nn.domain.backprop.Trace;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.TrainingStep;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains on the reference engine, dropout off: the same arithmetic that training on it does. */
public final class Explainer implements ExplainSample {

    private final LoadExperiment experiments;

    /** An explainer of what the loader loads. */
    public Explainer(LoadExperiment experiments) {
        this.experiments = experiments;
    }

    @Override
    public Validation<Seq<Problem>, Explanation> explain(ExperimentSource source, int sample) {
        return experiments.load(source).flatMap(experiment -> checked(experiment, sample));
    }

    private static Validation<Seq<Problem>, Explanation> checked(Experiment experiment, int sample) {
        int samples = experiment.learned().samples();
        if (sample >= 0 && sample < samples) {
            return Validation.valid(explain(experiment, sample));
        }
        Problems problems = new Problems();
        String message = "expected a row from 0 to " + (samples - 1) + ", found " + sample;
        problems.add(Position.of("--sample"), "", message);
        return problems.validate(Optional.empty());
    }

    private static Explanation explain(Experiment experiment, int sample) {
        ComputeEngine engine = new ReferenceEngine();
        Network network = experiment.model().network();
        Loss loss = experiment.model().loss().function();
        Parameters parameters = Parameters.zeros(network, engine);
        experiment.initialize(parameters);
        Parameters before = Parameters.zeros(network, engine);
        before.copyFrom(parameters);
        Batch batch = Batch.of(experiment.learned(), engine, sample);
        double[] target = batch.targets().row(0);
        LayerByLayer backprop = new LayerByLayer(network, loss, engine);
        Trace trace = backprop.trace(parameters, batch, Pass.INFERENCE);
        new TrainingStep(network, parameters, backprop, experiment.optimizer(), engine)
                .run(batch, Pass.INFERENCE, 0, 1);
        double lossAfter = backprop.loss(parameters, batch, Pass.INFERENCE);
        return new Explanation(
                experiment.name(),
                sample,
                target,
                loss,
                experiment.model().loss().use().name(),
                trace,
                activationGradients(trace, before),
                jacobian(trace),
                changes(network, before, parameters),
                experiment.optimizer().rule().assignments().stream()
                        .map(a -> a.target() + " = " + a.formula().text())
                        .toList(),
                experiment.optimizer().learningRate(),
                lossAfter);
    }

    /** {@code dL/da_j = sum over k of delta_k w_jk}, with k over all units of the next layer. */
    private static double[][] activationGradients(Trace trace, Parameters parameters) {
        double[][] gradients = new double[trace.layers().size() - 1][];
        for (int n = 0; n < gradients.length; n++) {
            Trace.LayerTrace next = trace.layers().get(n + 1);
            double[][] weights = parameters.weights(next.index()).toArray();
            gradients[n] = new double[weights.length];
            for (int j = 0; j < weights.length; j++) {
                for (int k = 0; k < weights[j].length; k++) {
                    gradients[n][j] += next.delta()[0][k] * weights[j][k];
                }
            }
        }
        return gradients;
    }

    private static Optional<double[][]> jacobian(Trace trace) {
        Trace.LayerTrace output = trace.layers().get(trace.layers().size() - 1);
        return output.layer().activation() instanceof RowActivation row
                ? Optional.of(row.jacobian(output.preActivation()[0]))
                : Optional.empty();
    }

    private static List<Explanation.Change> changes(Network network, Parameters before, Parameters after) {
        List<Explanation.Change> changes = new ArrayList<>();
        for (int n : network.denseLayers()) {
            changes.add(new Explanation.Change(
                    before.weights(n).toArray(),
                    before.bias(n).row(0),
                    after.weights(n).toArray(),
                    after.bias(n).row(0)));
        }
        return changes;
    }
}
