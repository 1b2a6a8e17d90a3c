package dev.nn.application.experiment;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.DropoutSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.Sample;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.application.spec.SpecReader;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.Softmax;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Dropout;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.training.TrainingPlan;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a document into an {@link Experiment}: names into functions, widths inferred and checked. All problems are
 * reported together; a fault in one part doesn't hide those in others.
 */
public final class Assembler {

    private final FunctionCatalogue catalogue;

    /** Resolves names in the given catalogue. */
    public Assembler(FunctionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The experiment, or everything that is wrong with it. */
    public Validation<Seq<Problem>, Experiment> assemble(Node document) {
        Problems problems = new Problems();
        Optional<Experiment> experiment =
                SpecReader.read(document, problems).flatMap(spec -> new Assembly(spec, problems).experiment());
        return problems.validate(experiment);
    }

    private final class Assembly {
        private final ExperimentSpec spec;
        private final Problems problems;
        private final List<Layer> layers = new ArrayList<>();
        private final List<Experiment.Start> starts = new ArrayList<>();

        Assembly(ExperimentSpec spec, Problems problems) {
            this.spec = spec;
            this.problems = problems;
        }

        Optional<Experiment> experiment() {
            Optional<Batch> data = data();
            Optional<Network> network = network(data);
            FunctionSpec lossSpec = spec.loss().orElseGet(() -> defaultLoss(network));
            Optional<Loss> loss = catalogue.loss(lossSpec, problems);
            Optional<Optimizer> optimizer = catalogue.optimizer(spec.optimizer(), problems);
            Optional<TrainingPlan> plan =
                    catalogue.schedule(spec.training().schedule(), problems).map(this::plan);
            if (network.isPresent() && loss.isPresent()) {
                requirePair(network.get(), loss.get(), lossSpec);
            }
            if (network.isEmpty() || loss.isEmpty() || optimizer.isEmpty() || plan.isEmpty() || data.isEmpty()) {
                return Optional.empty();
            }
            String lossName = lossSpec.name().isEmpty() ? "formula" : lossSpec.name();
            return Optional.of(new Experiment(
                    spec.name(), network.get(), starts, loss.get(), lossName, optimizer.get(), plan.get(), data.get()));
        }

        private TrainingPlan plan(Schedule schedule) {
            return new TrainingPlan(
                    spec.training().epochs(),
                    spec.training().batchSize(),
                    spec.training().shuffle(),
                    spec.seed(),
                    schedule,
                    Optional.empty());
        }

        private FunctionSpec defaultLoss(Optional<Network> network) {
            boolean softmax = network.filter(n -> n.output().activation() instanceof Softmax)
                    .isPresent();
            return FunctionSpec.named(softmax ? "cross_entropy" : "mse", spec.position(), "loss");
        }

        private void requirePair(Network network, Loss loss, FunctionSpec lossSpec) {
            Activation output = network.output().activation();
            if (!loss.accepts(output)) {
                problems.add(
                        lossSpec.position(),
                        "loss",
                        "needs predictions in " + loss.predictionRange() + ", the last layer's activation gives "
                                + output.range());
            }
        }

        private Optional<Batch> data() {
            List<Sample> samples = spec.samples();
            if (samples.isEmpty()) {
                return Optional.empty();
            }
            boolean even = true;
            for (Sample sample : samples) {
                even &= sameWidth(sample, "inputs", samples.get(0).input().length, sample.input().length);
                even &= sameWidth(sample, "targets", samples.get(0).target().length, sample.target().length);
            }
            return even
                    ? Optional.of(new Batch(
                            Float64Tensor.of(samples.stream().map(Sample::input).toArray(double[][]::new)),
                            Float64Tensor.of(
                                    samples.stream().map(Sample::target).toArray(double[][]::new))))
                    : Optional.empty();
        }

        private boolean sameWidth(Sample sample, String what, int first, int found) {
            if (first != found) {
                problems.add(
                        sample.position(),
                        "data.inline",
                        "expected " + first + " " + what + " as in the first sample, found " + found);
            }
            return first == found;
        }

        private Optional<Network> network(Optional<Batch> data) {
            // Without data the width is unknown, but names and given weights can still be judged.
            int width = data.map(d -> d.features().columns()).orElse(0);
            boolean whole = data.isPresent() && !spec.layers().isEmpty();
            for (int n = 0; n < spec.layers().size(); n++) {
                LayerSpec layer = spec.layers().get(n);
                boolean last = n == spec.layers().size() - 1;
                Optional<Layer> made = layer instanceof DenseSpec dense
                        ? dense(dense, width, last ? data : Optional.empty())
                        : dropout((DropoutSpec) layer, width, last);
                made.ifPresent(layers::add);
                whole &= made.isPresent();
                width = made.map(Layer::outputs).orElse(0);
            }
            return whole ? Optional.of(new Network(layers)) : Optional.empty();
        }

        private Optional<Layer> dropout(DropoutSpec dropout, int width, boolean last) {
            if (last) {
                problems.add(dropout.position(), dropout.path(), "the last layer must be dense, found dropout");
            }
            return last || width == 0 ? Optional.empty() : Optional.of(new Dropout(width, dropout.rate()));
        }

        /** A dense layer; {@code lastOver} are the data whose targets the last layer must fit. */
        private Optional<Layer> dense(DenseSpec dense, int inputs, Optional<Batch> lastOver) {
            Optional<Activation> activation = catalogue.activation(dense.activation(), problems);
            Optional<Experiment.Start> start = start(dense);
            int targets = lastOver.map(d -> d.targets().columns()).orElse(0);
            int units = units(dense, targets);
            boolean fits = inputs > 0 && units > 0 && fits(dense, inputs, units, targets);
            if (!fits || activation.isEmpty() || start.isEmpty()) {
                return Optional.empty();
            }
            starts.add(start.get());
            return Optional.of(new Dense(inputs, units, activation.get()));
        }

        private int units(DenseSpec dense, int targets) {
            if (dense.units().isPresent()) {
                return dense.units().get().intValue();
            } else if (dense.weights().isPresent()) {
                return dense.weights().get()[0].length;
            } else if (targets == 0
                    && spec.layers().indexOf(dense) < spec.layers().size() - 1) {
                problems.add(dense.position(), dense.path(), "'units' is missing: how many outputs the layer has");
            }
            return targets;
        }

        private boolean fits(DenseSpec dense, int inputs, int units, int targets) {
            boolean weightsFit = dense.weights().isEmpty()
                    || (dense.weights().get().length == inputs
                            && dense.weights().get()[0].length == units);
            if (!weightsFit) {
                double[][] found = dense.weights().get();
                problems.add(
                        dense.position(),
                        dense.path() + ".weights",
                        "expected [inputs, units] = [" + inputs + ", " + units + "], found [" + found.length + ", "
                                + found[0].length + "]");
            }
            boolean biasFits = dense.bias().isEmpty() || dense.bias().get().length == units;
            if (!biasFits) {
                problems.add(
                        dense.position(),
                        dense.path() + ".bias",
                        "expected " + units + " numbers, found " + dense.bias().get().length);
            }
            boolean targetsFit = targets == 0 || targets == units;
            if (!targetsFit) {
                problems.add(
                        dense.position(),
                        dense.path(),
                        "the last layer has " + units + " units, the data have " + targets + " targets");
            }
            return weightsFit && biasFits && targetsFit;
        }

        private Optional<Experiment.Start> start(DenseSpec dense) {
            var weights = dense.weights().isPresent()
                    ? dense.weights().map(Experiment.Start::given)
                    : catalogue.initializer(dense.initializer(), problems);
            var bias = dense.bias().isPresent()
                    ? dense.bias().map(row -> Experiment.Start.given(new double[][] {row}))
                    : catalogue.initializer(dense.biasInitializer(), problems);
            return weights.flatMap(w -> bias.map(b -> new Experiment.Start(w, b)));
        }
    }
}
