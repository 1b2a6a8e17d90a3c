package dev.nn.benchmarks;

import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.network.Pass;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Shape;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.training.TrainingPlan;
import dev.nn.domain.training.TrainingSession;
import dev.nn.domain.training.TrainingSession.Decision;
import dev.nn.domain.training.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.Function;

/** A training step of a workload on the engine {@code cpu}. */
public final class NnStep {

    private final Network network;
    private final ComputeEngine engine;
    private final TrainingStep step;
    private final Batch batch;
    private long number;

    public NnStep(Workload workload, int threads, Kernels kernels, String hidden) {
        this(workload, engine(threads, kernels), hidden);
    }

    NnStep(Workload workload, ComputeEngine engine, String hidden) {
        this.engine = engine;
        int[] widths = workload.widths();
        List<Layer> layers = new ArrayList<>();
        for (int n = 0; n < workload.layers(); n++) {
            boolean last = n == workload.layers() - 1;
            layers.add(
                    new Dense(widths[n + 1], last ? named(Plugin::activations, "softmax") : hidden(hidden)));
        }
        network = new Network(Shape.of(widths[0]), layers);
        Parameters parameters = Parameters.zeros(network, engine);
        for (int n = 0; n < workload.layers(); n++) {
            float[][] weights = workload.weights(n);
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights[i].length; j++) {
                    parameters.weights(n).set(i, j, weights[i][j]);
                }
            }
        }
        Optimizer sgd = named(Plugin::optimizers, "sgd", Map.of("learning_rate", (double) Workload.LEARNING_RATE));
        BackpropService backprop = BackpropFactory.LAYER_BY_LAYER.bind(network, named(Plugin::losses, "cross_entropy"), engine);
        step = new TrainingStep(network, parameters, backprop, sgd, engine);
        batch = new Batch(
                engine.allocate(workload.batch(), workload.inputs()),
                engine.allocate(workload.batch(), workload.outputs()));
        float[][] features = workload.features();
        for (int r = 0; r < workload.batch(); r++) {
            for (int c = 0; c < workload.inputs(); c++) {
                batch.features().set(r, c, features[r][c]);
            }
            batch.targets().set(r, workload.label(r), 1);
        }
    }

    public double run() {
        return step.run(batch, Pass.training(0, number), number++, 1);
    }

    /** Trains on other samples in batches of the same size. Returns the number of steps. */
    double train(Dataset data, int epochs) {
        TrainingPlan plan = new TrainingPlan(
                epochs, new TrainingPlan.Batches(batch.samples(), 1, true), 1, Schedule.CONSTANT, Optional.empty(), Optional.empty(), OptionalLong.empty());
        return new TrainingSession(network, step, plan, data, engine)
                .run(Map::of, List.of(), () -> Decision.CONTINUE)
                .steps();
    }

    public static ComputeEngine engine(int threads, Kernels kernels) {
        EngineFactory cpu = ServiceLoader.load(Plugin.class).stream()
                .flatMap(plugin -> plugin.get().engines().stream())
                .filter(engine -> engine.info().answersTo("cpu"))
                .findFirst()
                .orElseThrow()
                .create(Arguments.defaults(List.of()));
        return cpu.create(new EngineSettings(threads, kernels));
    }

    /** Returns an activation: a built-in one by name, a formula, or plain Java. */
    private static Activation hidden(String text) {
        if (text.equals("java")) {
            return new SwishInJava();
        }
        return text.contains("x")
                ? new FormulaActivation(Formula.parse(text, "x"), Interval.ALL)
                : named(Plugin::activations, text);
    }

    private static <T> T named(Function<Plugin, List<Provider<T>>> kind, String name) {
        return named(kind, name, Map.of());
    }

    private static <T> T named(Function<Plugin, List<Provider<T>>> kind, String name, Map<String, Object> given) {
        Provider<T> provider = ServiceLoader.load(Plugin.class).stream()
                .flatMap(plugin -> kind.apply(plugin.get()).stream())
                .filter(p -> p.info().answersTo(name))
                .findFirst()
                .orElseThrow();
        return provider.create(Arguments.of(provider.info().parameters(), given));
    }

    /** A user-defined activation, as in a plugin: a function of one number at a time. */
    private static final class SwishInJava implements ElementwiseActivation {
        @Override
        public double value(double x) {
            return x / (1 + StrictMath.exp(-x));
        }

        @Override
        public double derivative(double x) {
            double sigmoid = 1 / (1 + StrictMath.exp(-x));
            return sigmoid * (1 + x * (1 - sigmoid));
        }
    }
}
