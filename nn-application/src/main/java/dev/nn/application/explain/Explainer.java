package dev.nn.application.explain;

import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.experiment.Experiment;
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
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.TrainingStep;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Explains on the reference engine, dropout off: the same arithmetic that training on it does. */
public final class Explainer implements ExplainSample {

    private final LoadExperiment experiments;

    /** An explainer of what the loader loads. */
    public Explainer(LoadExperiment experiments) {
        this.experiments = experiments;
    }

    @Override
    public Validation<Seq<Problem>, Explanation> explain(Request request) {
        return experiments.load(request.source()).flatMap(loaded -> checked(loaded.experiment(), request));
    }

    private static Validation<Seq<Problem>, Explanation> checked(Experiment experiment, Request request) {
        Problems problems = new Problems();
        int samples = experiment.learned().samples();
        for (int sample : request.samples()) {
            if (sample < 0 || sample >= samples) {
                String message = "expected a row from 0 to " + (samples - 1) + ", found " + sample;
                problems.add(Position.of("--sample"), "", message);
            }
        }
        List<Integer> chosen = request.samples();
        request.digits()
                .filter(digits -> digits < 0 || digits > 15)
                .ifPresent(digits -> problems.add(
                        Position.of("--digits"), "", "expected a whole number from 0 to 15, found " + digits));
        Optional<Focus> focus =
                new FocusReader(experiment.model().network(), problems).read(request.weight(), request.neuron());
        return problems.validate(
                problems.isEmpty()
                        ? focus.map(found -> request.digits()
                                .map(digits -> rounded(experiment, chosen, found, digits))
                                .orElseGet(() ->
                                        explain(experiment, chosen, found, new ReferenceEngine(), Optional.empty())))
                        : Optional.empty());
    }

    private static Explanation rounded(Experiment experiment, List<Integer> samples, Focus focus, int digits) {
        Trace exact = explain(experiment, samples, focus, new ReferenceEngine(), Optional.empty())
                .trace();
        Explanation.Rounding rounding = new Explanation.Rounding(
                digits, exact.loss(), exact.gradients().weights(focus.layer()).get(focus.input(), focus.output()));
        return explain(experiment, samples, focus, new RoundedEngine(digits), Optional.of(rounding));
    }

    private static Explanation explain(
            Experiment experiment,
            List<Integer> samples,
            Focus focus,
            ComputeEngine engine,
            Optional<Explanation.Rounding> rounding) {
        Network network = experiment.model().network();
        Loss loss = experiment.model().loss().function();
        Parameters parameters = Parameters.zeros(network, engine);
        experiment.initialize(parameters);
        Parameters before = Parameters.zeros(network, engine);
        before.copyFrom(parameters);
        int sample = samples.get(0);
        Batch batch = Batch.of(experiment.learned(), engine, sample);
        double[] target = batch.targets().row(0);
        LayerByLayer backprop = new LayerByLayer(network, loss, engine);
        Trace trace = backprop.trace(parameters, batch, Pass.INFERENCE);
        Tensor weights = parameters.weights(focus.layer());
        Tensor bias = parameters.bias(focus.layer());
        DoubleSupplier lossNow = () -> backprop.loss(parameters, batch, Pass.INFERENCE);
        double measuredWeight = measured(weights, focus.input(), focus.output(), lossNow);
        double measuredBias = measured(bias, 0, focus.output(), lossNow);
        double counted =
                samples.stream().mapToDouble(experiment.learned()::weight).sum();
        List<Explanation.OfSample> each = new ArrayList<>();
        for (int one : samples.size() > 1 ? samples : List.<Integer>of()) {
            Parameters gradients = Parameters.zeros(network, engine);
            double itsLoss = backprop.gradients(
                    parameters, Batch.of(experiment.learned(), engine, one), Pass.INFERENCE, gradients);
            double itsWeight = gradients.weights(focus.layer()).get(focus.input(), focus.output());
            // By itself a sample's mean is over what it counts; a sum has that in it already.
            double share =
                    loss.reduction().scale(2, 1) < 1 ? experiment.learned().weight(one) / counted : 1;
            each.add(new Explanation.OfSample(one, itsLoss, itsWeight, share));
        }
        Batch all = Batch.of(
                experiment.learned(),
                engine,
                samples.stream().mapToInt(Integer::intValue).toArray());
        TrainingStep step = experiment.step(parameters, backprop, engine);
        step.run(
                all,
                Pass.INFERENCE,
                0,
                experiment.plan().scheduled(0, 0, experiment.learned().samples()));
        double batchWeight = step.gradients().weights(focus.layer()).get(focus.input(), focus.output());
        double lossAfter = backprop.loss(parameters, all, Pass.INFERENCE);
        return new Explanation(
                experiment.name(),
                sample,
                target,
                loss,
                experiment.model().loss().use().name(),
                experiment.model().activations().stream()
                        .map(FunctionUse::words)
                        .toList(),
                Names.of(experiment.model()),
                focus,
                rounding,
                measuredWeight,
                measuredBias,
                trace,
                activationGradients(trace, before),
                jacobian(trace),
                changes(network, before, parameters),
                experiment.optimizer().rule().assignments().stream()
                        .map(a -> a.target() + " = " + a.formula().text())
                        .toList(),
                experiment.optimizer().learningRate(),
                List.copyOf(each),
                batchWeight,
                lossAfter);
    }

    /** Central difference; the parameter is what it was afterwards. */
    private static double measured(Tensor parameter, int row, int column, DoubleSupplier loss) {
        double value = parameter.get(row, column);
        double step = 1e-6 * Math.max(1, Math.abs(value));
        parameter.set(row, column, value + step);
        double above = loss.getAsDouble();
        parameter.set(row, column, value - step);
        double below = loss.getAsDouble();
        parameter.set(row, column, value);
        return (above - below) / ((value + step) - (value - step));
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
