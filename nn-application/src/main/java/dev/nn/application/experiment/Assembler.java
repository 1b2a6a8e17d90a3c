package dev.nn.application.experiment;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.data.InlinePreparation;
import dev.nn.application.data.PreparedData;
import dev.nn.application.data.Table;
import dev.nn.application.data.TablePreparation;
import dev.nn.application.document.Node;
import dev.nn.application.port.ReadTable;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.DropoutSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.application.spec.SpecReader;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.function.Softmax;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Dropout;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.training.EarlyStopping;
import dev.nn.domain.training.TrainingPlan;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a document into an {@link Experiment}: names into functions, widths inferred and checked. All problems are
 * reported together; a fault in one part doesn't hide those in others.
 */
public final class Assembler {

    private final FunctionCatalogue catalogue;
    private final ReadTable tables;

    /** Resolves names in the given catalogue and reads data through the given port. */
    public Assembler(FunctionCatalogue catalogue, ReadTable tables) {
        this.catalogue = catalogue;
        this.tables = tables;
    }

    /**
     * The experiment, or nothing when a problem was added.
     *
     * @param file of the experiment, as the user gave it
     */
    Optional<Experiment> assemble(Node document, String file, Problems problems) {
        return SpecReader.read(document, problems).flatMap(spec -> new Assembly(spec, file, problems).experiment());
    }

    private final class Assembly {
        private final ExperimentSpec spec;
        private final String file;
        private final Problems problems;
        private final IdentityHashMap<DenseSpec, Optional<Activation>> activations = new IdentityHashMap<>();
        private final List<Layer> layers = new ArrayList<>();
        private final List<Experiment.Start> starts = new ArrayList<>();

        Assembly(ExperimentSpec spec, String file, Problems problems) {
            this.spec = spec;
            this.file = file;
            this.problems = problems;
            for (LayerSpec layer : spec.layers()) {
                if (layer instanceof DenseSpec dense) {
                    activations.put(dense, catalogue.activation(dense.activation(), problems));
                }
            }
        }

        Optional<Experiment> experiment() {
            FunctionSpec lossSpec = spec.loss().orElseGet(this::defaultLoss);
            Optional<Loss> loss = catalogue.loss(lossSpec, problems);
            Optional<PreparedData> data = data(loss);
            Optional<Network> network = network(data);
            Optional<Optimizer> optimizer = catalogue.optimizer(spec.optimizer(), problems);
            MetricChoice metrics = new MetricChoice(catalogue, spec, problems);
            Map<String, Metric> chosen = metrics.metrics(data);
            Optional<TrainingPlan> plan = catalogue
                    .schedule(spec.training().schedule(), problems)
                    .map(schedule -> plan(schedule, metrics.earlyStopping(chosen, data)));
            if (network.isPresent() && loss.isPresent()) {
                requirePair(network.get(), loss.get(), lossSpec);
            }
            if (network.isEmpty() || loss.isEmpty() || optimizer.isEmpty() || plan.isEmpty() || data.isEmpty()) {
                return Optional.empty();
            }
            String lossName = lossSpec.name().isEmpty() ? "formula" : lossSpec.name();
            return Optional.of(new Experiment(
                    spec.name(),
                    network.get(),
                    starts,
                    loss.get(),
                    lossName,
                    optimizer.get(),
                    plan.get(),
                    data.get(),
                    chosen));
        }

        private TrainingPlan plan(Schedule schedule, Optional<EarlyStopping> earlyStopping) {
            return new TrainingPlan(
                    spec.training().epochs(),
                    spec.training().batchSize(),
                    spec.training().shuffle(),
                    spec.seed(),
                    schedule,
                    earlyStopping);
        }

        private FunctionSpec defaultLoss() {
            boolean softmax =
                    outputActivation().filter(Softmax.class::isInstance).isPresent();
            return FunctionSpec.named(softmax ? "cross_entropy" : "mse", spec.position(), "loss");
        }

        private Optional<DenseSpec> outputLayer() {
            boolean dense =
                    !spec.layers().isEmpty() && spec.layers().get(spec.layers().size() - 1) instanceof DenseSpec;
            return dense
                    ? Optional.of((DenseSpec) spec.layers().get(spec.layers().size() - 1))
                    : Optional.empty();
        }

        private Optional<Activation> outputActivation() {
            return outputLayer().flatMap(layer -> activations.getOrDefault(layer, Optional.empty()));
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

        private Optional<PreparedData> data(Optional<Loss> loss) {
            if (spec.data().csv().isEmpty()) {
                return new InlinePreparation(spec.data(), problems).prepare(loss.flatMap(Loss::classes));
            }
            Validation<Seq<Problem>, Table> table =
                    tables.read(spec.data().csv().get(), file);
            if (table.isInvalid()) {
                problems.addAll(table.getError());
                return Optional.empty();
            }
            boolean row =
                    outputActivation().filter(RowActivation.class::isInstance).isPresent();
            boolean several = outputLayer()
                    .flatMap(DenseSpec::units)
                    .filter(units -> units > 1)
                    .isPresent();
            boolean probabilities = outputActivation()
                    .filter(a -> Interval.UNIT.contains(a.range()))
                    .isPresent();
            TablePreparation.Wanted wanted =
                    new TablePreparation.Wanted(loss.flatMap(Loss::classes), !row && !several, probabilities);
            return new TablePreparation(table.get(), spec.data(), problems).prepare(wanted, spec.seed());
        }

        private Optional<Network> network(Optional<PreparedData> data) {
            // Without data the width is unknown, but names and given weights can still be judged.
            int width = data.map(d -> d.training().features().columns()).orElse(0);
            boolean whole = data.isPresent() && !spec.layers().isEmpty();
            for (int n = 0; n < spec.layers().size(); n++) {
                LayerSpec layer = spec.layers().get(n);
                boolean last = n == spec.layers().size() - 1;
                Optional<Layer> made = layer(layer, width, last, data);
                made.ifPresent(layers::add);
                whole &= made.isPresent();
                width = made.map(Layer::outputs).orElse(0);
            }
            return whole ? Optional.of(new Network(layers)) : Optional.empty();
        }

        private Optional<Layer> layer(LayerSpec layer, int width, boolean last, Optional<PreparedData> data) {
            if (layer instanceof DenseSpec dense) {
                return dense(dense, width, last ? data : Optional.empty());
            }
            return layer instanceof DropoutSpec dropout ? dropout(dropout, width, last) : Optional.empty();
        }

        private Optional<Layer> dropout(DropoutSpec dropout, int width, boolean last) {
            if (last) {
                problems.add(dropout.position(), dropout.path(), "the last layer must be dense, found dropout");
            }
            return last || width == 0 ? Optional.empty() : Optional.of(new Dropout(width, dropout.rate()));
        }

        /** A dense layer; {@code lastOver} are the data whose targets the last layer must fit. */
        private Optional<Layer> dense(DenseSpec dense, int inputs, Optional<PreparedData> lastOver) {
            Optional<Activation> activation = activations.getOrDefault(dense, Optional.empty());
            Optional<Experiment.Start> start = start(dense);
            int targets = lastOver.map(d -> d.target().width()).orElse(0);
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
            } else if (!dense.unitsGiven()
                    && targets == 0
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
