package dev.nn.application.explain;

import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.inference.RawSamples;
import dev.nn.application.model.Purpose;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.DataReading;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.ExplainSample;
import dev.nn.application.port.in.Explanation;
import dev.nn.application.port.in.Focus;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.RenderPage;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Trace;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.Trainer;
import dev.nn.domain.training.TrainingDiverged;
import dev.nn.domain.training.TrainingStep;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * The {@link ExplainSample} use case on the reference engine, dropout off: the same arithmetic as
 * training on that engine.
 */
public final class ExplainSampleService implements ExplainSample {

    private final LoadExperiment experiments;
    private final OpenRun runs;
    private final InputFiles files;
    private final RenderPage pages;

    /** Creates a service for the experiments of a loader and the runs made from them. */
    public ExplainSampleService(LoadExperiment experiments, OpenRun runs, InputFiles files, RenderPage pages) {
        this.experiments = experiments;
        this.runs = runs;
        this.files = files;
        this.pages = pages;
    }

    @Override
    public String written(Explanation explanation, View view) {
        Digits shown = view.digits().map(Digits::new).orElse(Digits.USUAL);
        Page page = ExplanationPage.of(explanation, view.digits(), view.all(), view.letters());
        return pages.render(page, view.format(), shown);
    }

    /**
     * The network and data to explain.
     *
     * @param trained the parameters of a run; absent for the initial parameters
     * @param weights the source of the parameters, in words
     */
    private record Subject(Experiment experiment, Dataset samples, Optional<StoredModel> trained, String weights) {}

    @Override
    public Validation<Seq<Problem>, Explanation> explain(Request request) {
        String named = request.source().file();
        return runs.experiment(named)
                .map(file -> ofRun(named, file, request))
                .orElseGet(() -> experiments
                        .load(onReference(
                                named, request.source(), request.source().plugins()))
                        .flatMap(loaded ->
                                checked(loaded.experiment(), Optional.empty(), start(loaded.experiment()), request)));
    }

    /**
     * Returns the source with the reference engine. The experiment's own engine may be unavailable.
     */
    private static ExperimentSource onReference(String file, ExperimentSource given, PluginSearch plugins) {
        List<String> settings = new ArrayList<>(given.settings());
        settings.add("engine=reference");
        return new ExperimentSource(file, settings, plugins);
    }

    private static String start(Experiment experiment) {
        return "the initial ones, drawn from seed "
                + experiment.learning().plan().seed() + " or given in the experiment";
    }

    private Validation<Seq<Problem>, Explanation> ofRun(String run, String file, Request request) {
        ExperimentSource source = onReference(
                file,
                request.source(),
                request.source()
                        .plugins()
                        .madeWith(files.models().plugins(run).orElse(Set.of()))
                        .trustingFolder());
        return experiments
                .load(source)
                .flatMap(loaded -> files.models()
                        .read(run)
                        .flatMap(model -> checked(
                                loaded.experiment(), Optional.of(model), "those of " + run + ", as trained", request)));
    }

    private Validation<Seq<Problem>, Explanation> checked(
            Experiment experiment, Optional<StoredModel> trained, String weights, Request request) {
        Problems problems = new Problems();
        Optional<Dataset> found = request.data().isEmpty()
                ? Optional.of(experiment.learning().samples())
                : RawSamples.read(
                                files,
                                Optional.of(experiment.model()),
                                request.data().get(),
                                DataReading.USUAL,
                                Purpose.EVALUATION,
                                problems)
                        .flatMap(raw -> raw.labelled(experiment.model(), problems));
        found.ifPresent(samples -> request.samples().stream()
                .filter(sample -> sample < 0 || sample >= samples.samples())
                .forEach(sample -> problems.add(
                        Position.request("sample"),
                        "",
                        "expected a row from 0 to " + (samples.samples() - 1) + ", found " + sample)));
        FocusReader focus = new FocusReader(experiment.model().network(), problems);
        Optional<FocusReader.Request> wanted = focus.read(request.weight(), request.neuron());
        if (!problems.isEmpty() || found.isEmpty() || wanted.isEmpty()) {
            return problems.validate(Optional.empty());
        }
        Subject subject = new Subject(experiment, found.get(), trained, weights);
        try {
            return Validation.valid(explain(subject, request.samples(), wanted.get()));
        } catch (IllegalArgumentException e) {
            problems.add(Position.of(request.source().file()), "", "its model " + e.getMessage());
        } catch (TrainingDiverged e) {
            problems.add(Position.of(request.source().file()), "", "has no update: " + e.getMessage());
        }
        return problems.validate(Optional.empty());
    }

    private static Explanation explain(Subject subject, List<Integer> samples, FocusReader.Request wanted) {
        Experiment experiment = subject.experiment();
        ReferenceEngine engine = new ReferenceEngine();
        Network network = experiment.model().network();
        Loss loss = experiment.model().loss().function();
        Trainer trainer = experiment.trainer(engine);
        Parameters parameters = trainer.parameters();
        subject.trained().ifPresent(model -> model.copyTo(parameters));
        Parameters before = Parameters.zeros(network, engine);
        before.copyFrom(parameters);
        int sample = samples.get(0);
        Batch batch = Batch.of(subject.samples(), engine, sample);
        double[] target = batch.targets().row(0);
        BackpropService backprop = trainer.backprop();
        Trace trace = backprop.trace(parameters, batch, Pass.INFERENCE);
        Focus focus = wanted.in(trace);
        Explanation.Measurement measurement = measured(
                parameters.weights(focus.layer()),
                focus,
                () -> backprop.forward(parameters, batch, Pass.INFERENCE).loss());
        List<Explanation.OfSample> each = new ArrayList<>();
        for (int one : samples) {
            each.add(ofSample(subject, backprop, parameters, engine, one, samples));
        }
        Batch all = Batch.of(
                subject.samples(),
                engine,
                samples.stream().mapToInt(Integer::intValue).toArray());
        Parameters gradients = Parameters.zeros(network, engine);
        backprop.gradients(parameters, all, Pass.INFERENCE, gradients);
        TrainingStep step = trainer.step();
        double factor = experiment
                .learning()
                .plan()
                .scheduled(0, 0, experiment.learning().samples().samples());
        step.run(all, Pass.INFERENCE, 0, factor);
        Trace after = backprop.trace(parameters, batch, Pass.INFERENCE);
        OptionalDouble weight = subject.samples().weighted()
                ? OptionalDouble.of(subject.samples().weight(sample))
                : OptionalDouble.empty();
        return new Explanation(
                new Explanation.Subject(experiment.name(), subject.weights()),
                new Explanation.Sample(sample, target, weight, ModelNames.of(experiment.model())),
                new Explanation.Functions(
                        loss,
                        experiment.model().loss().use().name(),
                        words(experiment.model().activations())),
                new Explanation.Followed(focus, measurement),
                new Explanation.Before(trace, activationGradients(trace, before), jacobian(trace)),
                new Explanation.Update(
                        experiment.learning().optimizer().rule(),
                        experiment.learning().optimizer().learningRate(),
                        factor,
                        new Explanation.Schedule(
                                experiment.learning().plan().schedule(),
                                experiment.learning().plan().epochs(),
                                experiment
                                        .learning()
                                        .plan()
                                        .stepsPerEpoch(
                                                experiment.learning().samples().samples())),
                        trainer.rules(),
                        gradients,
                        changes(network, before, parameters)),
                List.copyOf(each),
                new Explanation.After(
                        after, backprop.forward(parameters, all, Pass.INFERENCE).loss()));
    }

    private static Explanation.OfSample ofSample(
            Subject subject,
            BackpropService backprop,
            Parameters parameters,
            ReferenceEngine engine,
            int one,
            List<Integer> samples) {
        Experiment experiment = subject.experiment();
        Parameters gradients = Parameters.zeros(experiment.model().network(), engine);
        double loss = backprop.gradients(
                        parameters, Batch.of(subject.samples(), engine, one), Pass.INFERENCE, gradients)
                .loss();
        double counted = samples.stream().mapToDouble(subject.samples()::weight).sum();
        // The mean loss of one sample is divided by its weight; a sum already includes the weight.
        boolean mean = experiment.model().loss().function().reduction().isMean();
        double share = mean && counted > 0 ? subject.samples().weight(one) / counted : 1;
        return new Explanation.OfSample(one, loss, gradients, share);
    }

    /** Computes the derivative by a central difference and restores the weight. */
    private static Explanation.Measurement measured(Tensor weights, Focus focus, DoubleSupplier loss) {
        double value = weights.get(focus.input(), focus.output());
        // A power of two near 1e-6, so that adding and subtracting it loses none of its digits.
        double step = 0x1p-20 * Math.max(1, Math.ulp(Math.abs(value)) * 0x1p52);
        weights.set(focus.input(), focus.output(), value + step);
        double above = loss.getAsDouble();
        weights.set(focus.input(), focus.output(), value - step);
        double below = loss.getAsDouble();
        weights.set(focus.input(), focus.output(), value);
        return new Explanation.Measurement(step, above, below, (above - below) / (2 * step));
    }

    private static Map<Integer, String> words(Map<Integer, FunctionUse> activations) {
        Map<Integer, String> words = new TreeMap<>();
        activations.forEach((layer, use) -> words.put(layer, use.words()));
        return words;
    }

    /**
     * Computes {@code dL/da_j = sum over k of delta_k w_jk}, with k over all units of the next
     * layer. If that layer has no weights, {@code dL/da_j = delta_j}.
     */
    private static Map<Integer, double[]> activationGradients(Trace trace, Parameters parameters) {
        Map<Integer, double[]> all = new TreeMap<>();
        for (int n = 0; n + 1 < trace.layers().size(); n++) {
            Trace.LayerTrace next = trace.layers().get(n + 1);
            double[] delta = next.delta()[0];
            double[] gradients = delta;
            if (next.layer().learns()) {
                double[][] weights = parameters.weights(next.index()).toArray();
                gradients = new double[weights.length];
                for (int j = 0; j < weights.length; j++) {
                    for (int k = 0; k < weights[j].length; k++) {
                        gradients[j] += delta[k] * weights[j][k];
                    }
                }
            }
            all.put(trace.layers().get(n).index(), gradients);
        }
        return all;
    }

    private static Optional<double[][]> jacobian(Trace trace) {
        Trace.LayerTrace output = trace.layers().get(trace.layers().size() - 1);
        return output.layer().activation().orElse(null) instanceof RowActivation row
                ? Optional.of(row.jacobian(output.preActivation()[0]))
                : Optional.empty();
    }

    private static Map<Integer, Explanation.Change> changes(Network network, Parameters before, Parameters after) {
        Map<Integer, Explanation.Change> changes = new TreeMap<>();
        for (PlacedLayer layer : network.learning()) {
            int n = layer.index();
            changes.put(
                    n,
                    new Explanation.Change(
                            before.weights(n).toArray(),
                            before.bias(n).row(0),
                            after.weights(n).toArray(),
                            after.bias(n).row(0)));
        }
        return changes;
    }
}
