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
import dev.nn.domain.training.TrainingResult.Ending;
import dev.nn.domain.training.TrainingSession.Decision;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network with its parameters and everything needed to train it. The same settings, including the
 * engine, produce the same bits as an experiment file, since {@code nn run} trains through this
 * class too. Not thread-safe.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(network).loss(loss).optimizer(optimizer).epochs(200).seed(0).build();
 * trainer.fit(features, targets);
 * double[][] predictions = trainer.predict(features);
 * }</pre>
 */
public final class Trainer {

    private static final String VALIDATION_LOSS = "validation_loss";

    private final Network network;
    private final Loss loss;
    private final Optimizer optimizer;
    private final ComputeEngine engine;
    private final BackpropService backprop;
    private final TrainingPlan plan;
    private final StepRules rules;
    private final @Nullable Dataset validation;
    private final Map<String, ToDoubleFunction<Trainer>> figures;
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
        this.rules = from.rules.freezing(IntStream.range(0, from.starts.size())
                .filter(layer -> !from.starts.get(layer).trainable())
                .boxed()
                .collect(Collectors.toSet()));
        this.validation = from.validation;
        this.figures = Map.copyOf(from.figures);
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
     * Trains on samples. Afterwards the parameters are those of the best epoch with early stopping,
     * otherwise those of the last. This also holds after cancelling, when the ending is
     * {@code INTERRUPTED}. A second call continues from the current parameters with a fresh
     * optimizer.
     *
     * @param features {@code [samples][inputs]}
     * @param targets {@code [samples][outputs]}
     * @throws IllegalArgumentException when the samples don't fit the network, or a rule monitors
     *     an unknown figure
     * @throws TrainingDiverged when a number is no longer finite
     */
    public TrainingResult fit(double[][] features, double[][] targets) {
        return fit(TensorDataset.of(features, targets));
    }

    /** Trains on a data set; see {@link #fit(double[][], double[][])}. */
    public TrainingResult fit(Dataset data) {
        plan.earlyStopping().ifPresent(rule -> requireFigure("early stopping", rule.monitor()));
        plan.plateau().ifPresent(rule -> requireFigure("the plateau", rule.monitor()));
        AtomicBoolean stopped = new AtomicBoolean();
        TrainingResult result = session(data).run(this::measured, listeners, () -> {
            stopped.set(cancelled.getAsBoolean());
            return stopped.get() ? Decision.STOP : Decision.CONTINUE;
        });
        return stopped.get()
                ? new TrainingResult(result.epochs(), result.steps(), result.keptEpoch(), Ending.INTERRUPTED)
                : result;
    }

    private void requireFigure(String rule, String monitor) {
        List<String> known = new ArrayList<>(figures.keySet());
        known.add("loss");
        if (validation != null) {
            known.add(VALIDATION_LOSS);
        } else if (monitor.equals(VALIDATION_LOSS)) {
            throw new IllegalArgumentException(
                    rule + " monitors '" + monitor + "', but no validation data is set; see validation(...)");
        }
        if (!known.contains(monitor)) {
            throw new IllegalArgumentException(rule + " monitors '" + monitor + "'" + Nearest.hint(monitor, known));
        }
    }

    /** Returns a new session over a data set, for callers that control training step by step. */
    public TrainingSession session(Dataset data) {
        requireFit(data);
        return new TrainingSession(network, step(), plan, data, engine);
    }

    /** Returns the step that trains the parameters. */
    public TrainingStep step() {
        return new TrainingStep(network, parameters, backprop, optimizer, rules, engine);
    }

    /**
     * Predicts with dropout off.
     *
     * @param features {@code [samples][inputs]}
     * @return {@code [samples][outputs]}
     */
    public double[][] predict(double[][] features) {
        if (features.length == 0) {
            return new double[0][];
        }
        double[][] none = new double[features.length][network.outputs()];
        return predictions(TensorDataset.of(features, none)).outputs().toArray();
    }

    /** Returns the loss over a data set, with dropout off. */
    public double loss(Dataset data) {
        return predictions(data).loss();
    }

    /** Returns the predictions for a data set and their loss. */
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

    /**
     * Returns the penalties, clipping and frozen layers, including layers whose start is not
     * trainable.
     */
    public StepRules rules() {
        return rules;
    }

    /** Returns the trainer's back-propagation. */
    public BackpropService backprop() {
        return backprop;
    }

    /** Returns the compute engine. */
    public ComputeEngine engine() {
        return engine;
    }

    private Map<String, Double> measured() {
        Map<String, Double> measured = new HashMap<>();
        if (validation != null) {
            measured.put(VALIDATION_LOSS, loss(validation));
        }
        figures.forEach((name, figure) -> measured.put(name, figure.applyAsDouble(this)));
        return measured;
    }

    private void requireFit(Dataset data) {
        if (data.inputs() != network.inputs() || data.outputs() != network.outputs()) {
            throw new IllegalArgumentException("the network takes " + network.inputs() + " features and has "
                    + network.outputs() + " outputs, but the samples have " + data.inputs() + " features and "
                    + data.outputs() + " targets");
        }
    }

    /**
     * A builder of a {@link Trainer}. The defaults are those of experiment files, except for the
     * engine.
     */
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
        private final Map<String, ToDoubleFunction<Trainer>> figures = new HashMap<>();
        private final List<TrainingListener> listeners = new ArrayList<>();
        private BooleanSupplier cancelled = () -> false;

        private Builder(Network network) {
            this.network = network;
            this.starts = startingWith(Initializer.glorotUniform());
        }

        /** Sets the loss to minimize. */
        public Builder loss(Loss value) {
            loss = value;
            return this;
        }

        /** Sets the optimizer. */
        public Builder optimizer(Optimizer value) {
            optimizer = value;
            return this;
        }

        /** Sets the engine; the reference engine in float64 by default. It must not be shared with another trainer. */
        public Builder engine(ComputeEngine value) {
            engine = value;
            return this;
        }

        /** Sets the implementation of back-propagation. */
        public Builder backprop(BackpropFactory value) {
            factory = value;
            return this;
        }

        /** Sets the initializer of all weights; Glorot's uniform distribution by default. Biases start at 0. */
        public Builder weights(Initializer value) {
            starts = startingWith(value);
            return this;
        }

        /** Sets the start of each layer, in order. */
        public Builder starts(List<LayerStart> value) {
            starts = List.copyOf(value);
            return this;
        }

        /** Sets the whole {@link TrainingPlan} at once. */
        public Builder plan(TrainingPlan value) {
            plan = value;
            return this;
        }

        /** Sets the number of epochs; 100 by default. */
        public Builder epochs(int value) {
            plan = plan.withEpochs(value);
            return this;
        }

        /** Sets the number of samples in a batch; 32 by default. */
        public Builder batchSize(int value) {
            plan = plan.withBatchSize(value);
            return this;
        }

        /** Sets the seed of every random draw; 0 by default. */
        public Builder seed(long value) {
            plan = plan.withSeed(value);
            return this;
        }

        /** Sets the schedule of the learning rate. */
        public Builder schedule(Schedule value) {
            plan = plan.withSchedule(value);
            return this;
        }

        /** Sets early stopping, on {@code loss}, {@code validation_loss} or a {@link #figure}. */
        public Builder earlyStopping(EarlyStopping value) {
            plan = plan.withEarlyStopping(value);
            return this;
        }

        /** Sets penalties, clipping and frozen layers. */
        public Builder rules(StepRules value) {
            rules = value;
            return this;
        }

        /** Sets the validation data. Its loss is reported each epoch as {@code validation_loss}. */
        public Builder validation(Dataset value) {
            validation = value;
            return this;
        }

        /** Adds a figure that is computed after each epoch, for reports and early stopping. */
        public Builder figure(String name, ToDoubleFunction<Trainer> value) {
            figures.put(name, value);
            return this;
        }

        /** Adds a listener that is called after each epoch. */
        public Builder onEpoch(Consumer<EpochReport> listener) {
            listeners.add(new TrainingListener() {
                @Override
                public void epochFinished(EpochReport report) {
                    listener.accept(report);
                }
            });
            return this;
        }

        /** Adds a listener that is called after each step and each epoch. */
        public Builder listener(TrainingListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Sets a check that is called after every step; training stops when it returns true.
         * Another thread may change its result.
         */
        public Builder cancelledBy(BooleanSupplier value) {
            cancelled = value;
            return this;
        }

        /**
         * Creates the trainer and initializes the parameters.
         *
         * @throws IllegalStateException when the loss or the optimizer is missing
         * @throws IllegalArgumentException when the loss doesn't accept the network's output
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
