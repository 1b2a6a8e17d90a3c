package dev.nn.plugin.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.SmoothedDataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.data.WeightedDataset;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.Softmax;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.StepRules;
import dev.nn.domain.training.TrainingPlan;
import dev.nn.domain.training.TrainingSession;
import dev.nn.domain.training.TrainingSession.Decision;
import dev.nn.domain.training.TrainingStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training trajectories: five epochs with each optimizer reach the same parameters as PyTorch; see
 * trajectories.py.
 */
class TrajectoriesTest {

    private static final int SAMPLES = 7;

    static Stream<List<String>> lines() throws IOException {
        try (InputStream in = TrajectoriesTest.class.getResourceAsStream("/trajectories.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void matchesPyTorchParameters(List<String> line) {
        double[] expected = Arrays.stream(line.get(3).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<String> settings = List.of(line.get(2).split(" "));
        Map<String, Double> rules = settings.stream()
                .filter(setting -> setting.startsWith("."))
                .map(setting -> setting.substring(1).split("="))
                .collect(Collectors.toMap(setting -> setting[0], setting -> Double.valueOf(setting[1])));
        String others = settings.stream().filter(s -> !s.startsWith(".")).collect(Collectors.joining(" "));
        assertThat(train(optimizer(line.get(1), others), rules))
                .as(line.get(0))
                .containsExactly(expected, within(1e-9));
    }

    private static StepRules rules(Map<String, Double> given) {
        return new StepRules(
                given.getOrDefault("l1", 0.0),
                given.getOrDefault("l2", 0.0),
                given.getOrDefault("clip_value", Double.POSITIVE_INFINITY),
                given.getOrDefault("clip_norm", Double.POSITIVE_INFINITY),
                given.getOrDefault("max_norm", Double.POSITIVE_INFINITY),
                given.containsKey("frozen") ? Set.of(given.get("frozen").intValue()) : Set.of());
    }

    private static double[] train(Optimizer optimizer, Map<String, Double> rules) {
        Activation tanh = new FormulaActivation(Formula.parse("tanh(x)", "x"), Interval.of(-1, 1));
        Network network = Network.of(3, new Dense(4, tanh), new Dense(2, new Softmax()));
        ReferenceEngine engine = new ReferenceEngine();
        Parameters parameters = Parameters.zeros(network, engine);
        for (int n = 0; n < 2; n++) {
            wave(parameters.weights(n), 1000 * n, 0.8);
            wave(parameters.bias(n), 1000 * n + 500, 0.3);
        }
        Float64Tensor features = new Float64Tensor(SAMPLES, 3);
        wave(features, 100, 1.5);
        Float64Tensor targets = new Float64Tensor(SAMPLES, 2);
        for (int r = 0; r < SAMPLES; r++) {
            targets.set(r, r % 2, 1);
        }
        TrainingStep step = new TrainingStep(
                network,
                parameters,
                BackpropFactory.LAYER_BY_LAYER.bind(network, loss(), engine),
                optimizer,
                rules(rules),
                engine);
        Dataset smoothed =
                new SmoothedDataset(new TensorDataset(features, targets), rules.getOrDefault("smoothing", 0.0));
        double[] weights = new double[SAMPLES];
        Arrays.setAll(weights, r -> rules.getOrDefault("weight" + r % 2, 1.0));
        Dataset data = rules.containsKey("weight0") ? new WeightedDataset(smoothed, weights) : smoothed;
        TrainingPlan plan = new TrainingPlan(
                5,
                new TrainingPlan.Batches(
                        rules.getOrDefault("batch", 3.0).intValue(),
                        rules.getOrDefault("accumulated", 1.0).intValue(),
                        false),
                0,
                Schedule.CONSTANT,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
        new TrainingSession(network, step, plan, data, engine).run(Map::of, List.of(), () -> Decision.CONTINUE);
        return parameters.all().stream()
                .flatMapToDouble(p -> Arrays.stream(p.values().toArray()).flatMapToDouble(Arrays::stream))
                .toArray();
    }

    private static void wave(Tensor tensor, int start, double scale) {
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, scale * StrictMath.sin(1.0 + 1.7 * (start + r * tensor.columns() + c)));
            }
        }
    }

    private static Loss loss() {
        Provider<Loss> provider = find(Losses.all(), "cross_entropy");
        return provider.create(Arguments.defaults(provider.info().parameters()));
    }

    private static Optimizer optimizer(String name, String settings) {
        Provider<Optimizer> provider = find(Optimizers.all(), name);
        Map<String, Object> given = new HashMap<>();
        for (String setting : settings.isEmpty() ? new String[0] : settings.split(" ")) {
            String key = setting.substring(0, setting.indexOf('='));
            String value = setting.substring(setting.indexOf('=') + 1);
            boolean flag = provider.info().parameter(key).orElseThrow() instanceof ParameterSpec.Flag;
            given.put(key, flag ? (Object) Boolean.valueOf(value) : Double.valueOf(value));
        }
        return provider.create(Arguments.of(provider.info().parameters(), given));
    }

    private static <T> Provider<T> find(List<Provider<T>> all, String name) {
        return all.stream().filter(p -> p.info().answersTo(name)).findFirst().orElseThrow();
    }
}
