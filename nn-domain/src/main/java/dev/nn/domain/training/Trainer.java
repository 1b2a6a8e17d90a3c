package dev.nn.domain.training;

import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Predictions;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.network.LayerStart;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.ParameterShape.Role;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.training.TrainingSession.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A network with its parameters and all that trains them. The same settings give the same bits as an experiment file, since
 * {@code nn run} trains through this class too. Not thread-safe.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(network).loss(loss).optimizer(optimizer).epochs(200).seed(0).build();
 * trainer.fit(features, targets);
 * double[][] predictions = trainer.predict(features);
 * }</pre>
 */
public final class Trainer {

    private final Network network;
    private final Loss loss;
    private final Optimizer optimizer;
    private final ComputeEngine engine;
    private final BackpropService backprop;
    private final TrainingPlan plan;
    private final StepRules rules;
    private final @Nullable Dataset validation;
    private final List<TrainingListener> listeners;
    private final BooleanSupplier cancelled;
    private final Parameters parameters;

    private Trainer(Builder from, Loss loss, Optimizer optimizer) {
        this.network = from.network;
        this.loss = loss;
        this.optimizer = optimizer;
        this.engine = from.engine;
        this.backprop = from.factory.bind(network, loss, engine);
        this.plan = from.plan;
        this.rules = from.rules;
        this.validation = from.validation;
        this.listeners = List.copyOf(from.listeners);
        this.cancelled = from.cancelled;
        this.parameters = Parameters.zeros(network, engine);
        parameters.initialize(from.starts, plan.seed());
        TrainingDiverged.requireFinite(parameters, engine);
    }

    /** Returns a builder for a network; a loss and an optimizer are required. */
    public static Builder of(Network network) {
        return new Builder(network);
    }

    /**
     * Trains on samples and leaves the parameters that are to be kept: those of the best epoch with early stopping, else the last.
     * Called again, it trains on from there with an optimizer that has forgotten everything.
     *
     * @param features {@code [samples][inputs]}
     * @param targets {@code [samples][outputs]}
     * @throws IllegalArgumentException when the samples don't fit the network
     * @throws TrainingDiverged when a number is no longer finite
     */
    public TrainingResult fit(double[][] features, double[][] targets) {
        return fit(TensorDataset.of(features, targets));
    }

    /** Trains on a data set, see {@link #fit(double[][], double[][])}. */
    public TrainingResult fit(Dataset data) {
        return session(data).run(this::validated, listeners, this::decision);
    }

    /** Returns a session over a data set that is about to begin, for those who steer it step by step. */
    public TrainingSession session(Dataset data) {
        requireFit(data);
        return new TrainingSession(network, step(), plan, data, engine);
    }

    /** Returns the step that trains the parameters. */
    public TrainingStep step() {
        return new TrainingStep(network, parameters, backprop, optimizer, rules, engine);
    }

    /**
     * Predicts, dropout off.
     *
     * @param features {@code [samples][inputs]}
     * @return {@code [samples][outputs]}
     */
    public double[][] predict(double[][] features) {
        double[][] none = new double[features.length][network.outputs()];
        return predictions(TensorDataset.of(features, none)).outputs().toArray();
    }

    /** Returns the loss over a data set, dropout off. */
    public double loss(Dataset data) {
        return predictions(data).loss();
    }

    /** Returns predictions of a data set and their loss. */
    public Predictions predictions(Dataset data) {
        requireFit(data);
        return Predictions.of(backprop, network, loss.reduction(), engine, parameters, data);
    }

    /** Returns the network. */
    public Network network() {
        return network;
    }

    /** Returns the parameters, which training changes in place. */
    public Parameters parameters() {
        return parameters;
    }

    /** Returns back-propagation as the trainer does it. */
    public BackpropService backprop() {
        return backprop;
    }

    /** Returns the engine that computes. */
    public ComputeEngine engine() {
        return engine;
    }

    private Map<String, Double> validated() {
        Map<String, Double> figures = new HashMap<>();
        if (validation != null) {
            figures.put("validation_loss", loss(validation));
        }
        return figures;
    }

    private Decision decision() {
        return cancelled.getAsBoolean() ? Decision.LEAVE : Decision.GO_ON;
    }

    private void requireFit(Dataset data) {
        if (data.inputs() != network.inputs() || data.outputs() != network.outputs()) {
            throw new IllegalArgumentException("the network takes " + network.inputs() + " features and gives "
                    + network.outputs() + " outputs, the samples have " + data.inputs() + " features and "
                    + data.outputs() + " targets");
        }
    }

    /** Collects the settings of a {@link Trainer}; defaults are those of experiment files, the engine apart. */
    public static final class Builder {
        private final Network network;
        private @Nullable Loss loss;
        private @Nullable Optimizer optimizer;
        private ComputeEngine engine = new ReferenceEngine();
        private BackpropFactory factory = BackpropFactory.LAYER_BY_LAYER;
        private List<LayerStart> starts;
        private TrainingPlan plan = TrainingPlan.DEFAULT;
        private StepRules rules = StepRules.NONE;
        private @Nullable Dataset validation;
        private final List<TrainingListener> listeners = new ArrayList<>();
        private BooleanSupplier cancelled = () -> false;

        private Builder(Network network) {
            this.network = network;
            this.starts = startingWith(Initializer.glorotUniform());
        }

        /** Sets what training makes small. */
        public Builder loss(Loss value) {
            loss = value;
            return this;
        }

        /** Sets how parameters follow their gradients. */
        public Builder optimizer(Optimizer value) {
            optimizer = value;
            return this;
        }

        /** Sets the engine that computes; the reference engine in float64 by default. It must serve nobody else. */
        public Builder engine(ComputeEngine value) {
            engine = value;
            return this;
        }

        /** Sets who runs back-propagation. */
        public Builder backprop(BackpropFactory value) {
            factory = value;
            return this;
        }

        /** Sets how all weights start, Glorot's uniform distribution by default; biases start at 0. */
        public Builder weights(Initializer value) {
            starts = startingWith(value);
            return this;
        }

        /** Sets how each layer starts, one for each layer in order. */
        public Builder starts(List<LayerStart> value) {
            starts = List.copyOf(value);
            return this;
        }

        /** Sets everything that {@link TrainingPlan} holds at once. */
        public Builder plan(TrainingPlan value) {
            plan = value;
            return this;
        }

        /** Sets the passes over the samples, 100 by default. */
        public Builder epochs(int value) {
            plan = plan.withEpochs(value);
            return this;
        }

        /** Sets the samples of a batch, 32 by default. */
        public Builder batchSize(int value) {
            plan = plan.withBatchSize(value);
            return this;
        }

        /** Sets the seed of every random draw, 0 by default. */
        public Builder seed(long value) {
            plan = plan.withSeed(value);
            return this;
        }

        /** Sets the schedule of the learning rate. */
        public Builder schedule(Schedule value) {
            plan = plan.withSchedule(value);
            return this;
        }

        /** Ends training when a figure no longer improves and keeps the parameters of its best epoch. */
        public Builder earlyStopping(EarlyStopping value) {
            plan = plan.withEarlyStopping(value);
            return this;
        }

        /** Sets penalties, clipping and frozen layers. */
        public Builder rules(StepRules value) {
            rules = value;
            return this;
        }

        /** Sets samples whose loss is the figure {@code validation_loss} of each epoch. */
        public Builder validation(Dataset value) {
            validation = value;
            return this;
        }

        /** Adds a listener that is told of each epoch. */
        public Builder onEpoch(Consumer<EpochReport> listener) {
            listeners.add(new TrainingListener() {
                @Override
                public void epochFinished(EpochReport report) {
                    listener.accept(report);
                }
            });
            return this;
        }

        /** Adds a listener that is told of each step and epoch. */
        public Builder listener(TrainingListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Sets what is asked after each step whether to stop; it may be set by another thread. */
        public Builder cancelledBy(BooleanSupplier value) {
            cancelled = value;
            return this;
        }

        /**
         * Makes the trainer and sets the parameters to their start.
         *
         * @throws IllegalStateException when the loss or the optimizer is missing
         * @throws IllegalArgumentException when the loss doesn't take what the network gives
         */
        public Trainer build() {
            if (loss == null || optimizer == null) {
                throw new IllegalStateException("a trainer needs " + (loss == null ? "a loss" : "an optimizer"));
            }
            Optional<String> misfit = loss.misfit(network.outputActivation(), network.outputs());
            if (misfit.isPresent()) {
                throw new IllegalArgumentException("the loss " + misfit.get());
            }
            return new Trainer(this, loss, optimizer);
        }

        private List<LayerStart> startingWith(Initializer weights) {
            return network.layers().stream()
                    .map(PlacedLayer::parameters)
                    .map(tensors -> tensors.stream()
                            .map(tensor -> tensor.role() == Role.WEIGHTS ? weights : Initializer.zeros())
                            .toList())
                    .map(initializers -> new LayerStart(initializers, true))
                    .toList();
        }
    }
}
