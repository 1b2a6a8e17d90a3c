package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.adapters.file.csv.CsvTables;
import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.network.Shape;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
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
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real data at the settings of scikit-learn's reference runs: fold r tests the rows i with i % 5 ==
 * r, the others train; inputs standardized by the training rows; ReLU hidden layers; Adam; a fixed
 * number of epochs; the mean over five seeds. The bounds are the lowest reference seed minus one
 * standard error of the test set.
 */
class AccuracyTest {

    private static final int SEEDS = 5;

    private final FunctionCatalogue catalogue = FunctionCatalogue.of(ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());

    @ParameterizedTest
    @CsvSource({
        "iris,          16, softmax, 16, 100, 0.01,  5, 0.928",
        "wine,          32, softmax, 16, 100, 0.001, 5, 0.966",
        "breast-cancer, 32, sigmoid, 32, 60,  0.001, 5, 0.968",
    })
    void reachesFloor(
            String data, int hidden, String output, int batch, int epochs, double rate, int folds, double floor) {
        double accuracy = mean(new Setting(data, List.of(hidden), output, batch, epochs, rate, folds, false));
        System.out.printf("%s: accuracy %.4f, at least %.3f%n", data, accuracy, floor);
        assertThat(accuracy).isGreaterThanOrEqualTo(floor);
    }

    /** Checks digits on fold 4 only; the profile accuracy runs all five folds. */
    @ParameterizedTest
    @CsvSource({"0.967"})
    void reachesFloorOnDigits(double floor) {
        int folds = Integer.getInteger("nn.folds", 1);
        double accuracy = mean(new Setting("digits", List.of(64), "softmax", 32, 60, 0.001, folds, false));
        System.out.printf("digits, %d folds: accuracy %.4f, at least %.3f%n", folds, accuracy, floor);
        assertThat(accuracy).isGreaterThanOrEqualTo(floor);
    }

    @ParameterizedTest
    @CsvSource({"58.5"})
    void staysBelowCeilingOnDiabetes(double ceiling) {
        double error = mean(new Setting("diabetes", List.of(16), "linear", 32, 50, 0.001, 5, true));
        System.out.printf("diabetes: RMSE %.2f, at most %.1f%n", error, ceiling);
        assertThat(error).isLessThanOrEqualTo(ceiling);
    }

    private record Setting(
            String data,
            List<Integer> hidden,
            String output,
            int batch,
            int epochs,
            double rate,
            int folds,
            boolean regression) {}

    /** Returns the accuracy or RMSE, pooled over the folds and averaged over the seeds. */
    private double mean(Setting setting) {
        Table table = new CsvTables()
                .read(CommandLineRun.example("data/" + setting.data() + ".csv"), CsvFormat.STANDARD)
                .get();
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> pooled(setting, table, seed))
                .average()
                .orElseThrow();
    }

    private double pooled(Setting setting, Table table, int seed) {
        double sum = 0;
        int rows = 0;
        for (int fold = 5 - setting.folds(); fold < 5; fold++) {
            Fold parts = new Fold(setting, table, fold);
            Tensor predicted = train(setting, parts, seed);
            for (int r = 0; r < predicted.rows(); r++) {
                sum += parts.score(predicted.row(r), r);
                rows++;
            }
        }
        return setting.regression() ? Math.sqrt(sum / rows) : sum / rows;
    }

    private Tensor train(Setting setting, Fold parts, int seed) {
        List<dev.nn.domain.network.Layer> layers = new ArrayList<>();
        for (int units : setting.hidden()) {
            layers.add(new Dense(units, function(FunctionKind.ACTIVATION, "relu")));
        }
        layers.add(new Dense(parts.training.outputs(), function(FunctionKind.ACTIVATION, setting.output())));
        Network network = new Network(Shape.of(parts.training.inputs()), layers);
        ReferenceEngine engine = new ReferenceEngine();
        Parameters parameters = Parameters.zeros(network, engine);
        var glorot = function(FunctionKind.INITIALIZER, "glorot_uniform");
        for (PlacedLayer dense : network.layers()) {
            int n = dense.index();
            RandomStream random = RandomStream.of(seed, Purpose.INITIALIZATION, n, 0);
            glorot.initialize(parameters.weights(n), dense.inputs(), dense.outputs(), random);
        }
        BackpropService backprop =
                BackpropFactory.LAYER_BY_LAYER.bind(network, function(FunctionKind.LOSS, parts.loss()), engine);
        TrainingStep step = new TrainingStep(network, parameters, backprop, adam(setting.rate()), engine);
        TrainingPlan plan = new TrainingPlan(
                setting.epochs(),
                new TrainingPlan.Batches(setting.batch(), 1, true),
                seed,
                Schedule.CONSTANT,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
        new TrainingSession(network, step, plan, parts.training, engine)
                .run(Map::of, List.of(), () -> Decision.CONTINUE);
        return backprop.predict(parameters, parts.test);
    }

    private static Optimizer adam(double rate) {
        Provider<Optimizer> adam = ServiceLoader.load(Plugin.class).stream()
                .flatMap(p -> p.get().optimizers().stream())
                .filter(p -> p.info().answersTo("adam"))
                .findFirst()
                .orElseThrow();
        return adam.create(Arguments.of(adam.info().parameters(), Map.of("learning_rate", rate)));
    }

    private <T> T function(FunctionKind<T> kind, String name) {
        FunctionSpec spec = FunctionSpec.named(name, Position.of("test"), name);
        return catalogue.choose(kind, spec, new Problems()).orElseThrow().function();
    }

    /** One fold, standardised by its training rows; the target is the last column. */
    private static final class Fold {
        private final Setting setting;
        private final Dataset training;
        private final Tensor test;
        private final List<String> classes;
        private final List<String> actual = new ArrayList<>();
        private double targetMean;
        private double targetDeviation = 1;

        Fold(Setting setting, Table table, int fold) {
            this.setting = setting;
            int columns = table.header().size() - 1;
            List<Column> all = table.header().stream().map(table::column).toList();
            this.classes = all.get(columns).words().stream().sorted().toList();
            List<double[]> train = new ArrayList<>();
            List<double[]> tested = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < table.rows(); i++) {
                int row = i;
                double[] inputs = all.subList(0, columns).stream()
                        .mapToDouble(column -> column.number(row))
                        .toArray();
                (i % 5 == fold ? tested : train).add(inputs);
                (i % 5 == fold ? actual : labels).add(all.get(columns).text(i));
            }
            scale(train, tested);
            double[][] targets = targets(labels);
            this.training =
                    new TensorDataset(Float64Tensor.of(train.toArray(double[][]::new)), Float64Tensor.of(targets));
            this.test = Float64Tensor.of(tested.toArray(double[][]::new));
        }

        private void scale(List<double[]> train, List<double[]> tested) {
            for (int c = 0; c < train.get(0).length; c++) {
                int column = c;
                double[] values = train.stream().mapToDouble(row -> row[column]).toArray();
                boolean divide = setting.data().equals("digits");
                double mean = divide ? 0 : mean(values);
                double deviation = divide ? 16 : deviation(values);
                train.forEach(row -> row[column] = (row[column] - mean) / deviation);
                tested.forEach(row -> row[column] = (row[column] - mean) / deviation);
            }
        }

        private double[][] targets(List<String> labels) {
            if (setting.regression()) {
                double[] values =
                        labels.stream().mapToDouble(Double::parseDouble).toArray();
                targetMean = mean(values);
                targetDeviation = deviation(values);
                return IntStream.range(0, values.length)
                        .mapToObj(i -> new double[] {(values[i] - targetMean) / targetDeviation})
                        .toArray(double[][]::new);
            }
            int width = classes.size() == 2 ? 1 : classes.size();
            return labels.stream()
                    .map(label -> IntStream.range(0, width)
                            .mapToDouble(k -> classes.indexOf(label) == (width == 1 ? 1 : k) ? 1 : 0)
                            .toArray())
                    .toArray(double[][]::new);
        }

        String loss() {
            return setting.regression() ? "mse" : classes.size() == 2 ? "binary_cross_entropy" : "cross_entropy";
        }

        /**
         * Returns 1 for a correct class and 0 for a wrong one, or the squared error in original
         * units.
         */
        double score(double[] predicted, int row) {
            if (setting.regression()) {
                double error = predicted[0] * targetDeviation + targetMean - Double.parseDouble(actual.get(row));
                return error * error;
            }
            int best = predicted.length == 1 && predicted[0] > 0.5 ? 1 : 0;
            for (int k = 1; k < predicted.length; k++) {
                best = predicted[k] > predicted[best] ? k : best;
            }
            return classes.get(best).equals(actual.get(row)) ? 1 : 0;
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        private static double deviation(double[] values) {
            double mean = mean(values);
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return squares == 0 ? 1 : Math.sqrt(squares / values.length);
        }
    }
}
