package dev.nn.acceptance.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.ModelTensors;
import dev.nn.acceptance.fixture.Workspace;
import dev.nn.domain.data.Split;
import dev.nn.domain.data.Standardization;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.network.LayerStart;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.spi.Functions;
import dev.nn.domain.training.EarlyStopping;
import dev.nn.domain.training.Trainer;
import dev.nn.domain.training.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/tutorials/embedding.md compile, run, and train to the same bits as {@code nn run}. */
class LibraryDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/tutorials/embedding.md");
    private static final Pattern PROGRAM = Pattern.compile("```java[^\n]*\n(.*?class (\\w+) .*?)```", Pattern.DOTALL);
    /** A line that the test inserts into a program to access its trained model. */
    private static final String SAVE = "System.getProperties().put(\"nn.trained\", trainer);";

    private static final Functions FUNCTIONS = Functions.load();

    @TempDir
    Path temporary;

    @Test
    void firstProgramTrainsToTheSameBitsAsNnRun() throws Exception {
        assertThat(ran("Xor")).startsWith("[[0.");
        Path run = run("""
                data: {inline: [{input: [0, 0], target: 0}, {input: [0, 1], target: 1},
                  {input: [1, 0], target: 1}, {input: [1, 1], target: 0}]}
                network: {layers: [{dense: {units: 8, activation: tanh}}, {dense: {activation: sigmoid}}]}
                loss: binary_cross_entropy
                optimizer: {adam: {learning_rate: 0.05}}
                training: {epochs: 200}
                engine: reference
                """);
        assertSameWeights(run);
    }

    @Test
    void secondProgramTrainsToTheSameBitsAsNnRun() throws Exception {
        String said = ran("Iris", CommandLineRun.example("data/iris.csv"));
        assertThat(said).startsWith("epoch 1 of 100, validation loss ").contains("STOPPED_EARLY, accuracy 1.0");
        Path run = run(
                """
                seed: 42
                data:
                  csv: %s
                  target: species
                  split: {validation: 0.2, stratify: true}
                  preprocessing: {numeric: standardize}
                network: {layers: [{dense: {units: 16, activation: relu}}, {dense: {activation: softmax}}]}
                optimizer: {adam: {learning_rate: 0.01}}
                training: {epochs: 100, batch_size: 16, early_stopping: {patience: 5}}
                engine: cpu
                """.formatted(Path.of(CommandLineRun.example("data/iris.csv")).toAbsolutePath()));
        assertSameWeights(run);
    }

    @Test
    void serviceExamplePredicts() throws Exception {
        Path run = CommandLineRun.of(
                        "run",
                        CommandLineRun.example("iris.yaml"),
                        "--out",
                        temporary.resolve("runs").toString(),
                        "--set",
                        "training.epochs=20")
                .folder();
        String document = Files.readString(Path.of("../docs/guides/serve-predictions.md"));
        String lines = document.substring(document.indexOf("Predictor predictor ="));
        String program = """
                import dev.nn.adapters.file.model.*;
                import dev.nn.application.inference.*;
                import java.nio.file.Path;
                import java.util.*;
                public class Service { public static void main(String[] args) {
                %s
                if (!one.label().equals(same.label()) || batch.size() != 2) { throw new IllegalStateException(); }
                } }
                """.formatted(lines.substring(0, lines.indexOf("```")).replace("runs/iris/1", run.toString()));
        assertThat(compiledAndRun("Service", program)).startsWith("setosa {setosa=0.");
    }

    @Test
    void documentedMessagesMatchTheProgram() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThatThrownBy(() -> FUNCTIONS.activation("tanhh"))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(document).contains(e.getMessage()));
        assertThatThrownBy(() -> FUNCTIONS.optimizer("adam", Map.of("learnin_rate", 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(document).contains(e.getMessage()));
    }

    @Test
    void lambdaAndFormulaActivationsAgree() {
        double[][] x = {{0.5}, {-1}, {2}};
        double[][] t = {{0.25}, {1}, {4}};
        Trainer lambda = trainer(Activation.of(z -> z * z, z -> 2 * z));
        Trainer formula = trainer(Activation.formula("x * x"));
        lambda.fit(x, t);
        formula.fit(x, t);
        assertThat(lambda.predict(x)).isDeepEqualTo(formula.predict(x));
    }

    @Test
    void rejectsMismatchedShapesAndMissingLoss() {
        Trainer trainer = trainer(Activation.formula("x"));
        assertThatThrownBy(() -> trainer.fit(new double[][] {{1, 2}}, new double[][] {{1}}))
                .hasMessage(
                        "the network takes 1 features and has 1 outputs, but the samples have 2 features and 1 targets");
        assertThatThrownBy(() -> Trainer.of(Network.of(1, new Dense(1, FUNCTIONS.activation("tanh"))))
                        .loss(FUNCTIONS.loss("binary_cross_entropy"))
                        .optimizer(FUNCTIONS.optimizer("sgd"))
                        .build())
                .hasMessage("the loss expects predictions in [0, 1], but the output activation produces [-1, 1]");
        assertThatThrownBy(() -> Trainer.of(Network.of(1, new Dense(1, Activation.formula("x"))))
                        .build())
                .hasMessage("a trainer needs a loss");
    }

    @Test
    void rejectsTensorsOfAnotherEngine() {
        Network network = Network.of(2, new Dense(2, FUNCTIONS.activation("tanh")));
        Parameters parameters = Parameters.zeros(network, new ReferenceEngine());
        Trainer trainer = Trainer.of(network)
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd"))
                .engine(FUNCTIONS.engine("cpu", new EngineSettings(1, Kernels.AUTO)))
                .build();
        assertThatThrownBy(() ->
                        trainer.backprop().predict(parameters, trainer.engine().allocate(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a float32 tensor, found a float64 one");
        assertThatThrownBy(() -> trainer.backprop().predict(trainer.parameters(), new ReferenceEngine().allocate(1, 2)))
                .hasMessageStartingWith("expected a float32 tensor, found a float64 one");
        assertThatThrownBy(() -> trainer.backprop()
                        .predict(trainer.parameters(), trainer.engine().allocate(1, 3)))
                .hasMessage("expected a tensor of [1, 2], found [1, 3]");
    }

    @Test
    void stopsAtOnceWhenCancelled() {
        Trainer trainer = Trainer.of(Network.of(1, new Dense(1, Activation.formula("x"))))
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd"))
                .cancelledBy(() -> true)
                .build();
        TrainingResult result = trainer.fit(TensorDataset.of(new double[][] {{1}, {2}}, new double[][] {{1}, {2}}));
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.INTERRUPTED);
        assertThat(result.steps()).isEqualTo(1);
    }

    @Test
    void keepsTheBestEpochWhenCancelled() {
        double[][] x = {{1}, {2}};
        double[][] t = {{1}, {2}};
        AtomicInteger epochs = new AtomicInteger();
        // Far too large a rate: the loss grows in every epoch, so the first is the best.
        Trainer trainer = Trainer.of(Network.of(1, new Dense(1, Activation.formula("x"))))
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd", Map.of("learning_rate", 0.9)))
                .validation(TensorDataset.of(x, t))
                .earlyStopping(EarlyStopping.onLower("validation_loss", 50))
                .onEpoch(epoch -> epochs.incrementAndGet())
                .cancelledBy(() -> epochs.get() >= 4)
                .build();
        TrainingResult result = trainer.fit(x, t);
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.INTERRUPTED);
        assertThat(result.keptEpoch()).isEqualTo(1);
        Trainer first = Trainer.of(trainer.network())
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd", Map.of("learning_rate", 0.9)))
                .epochs(1)
                .build();
        first.fit(x, t);
        assertThat(trainer.predict(x)).isDeepEqualTo(first.predict(x));
    }

    @Test
    void rejectsUnknownMonitoredMetric() {
        Trainer.Builder builder = Trainer.of(Network.of(1, new Dense(1, Activation.formula("x"))))
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd"));
        double[][] one = {{1}};
        assertThatThrownBy(() -> builder.earlyStopping(EarlyStopping.onLower("validation_loss", 5))
                        .build()
                        .fit(one, one))
                .hasMessage(
                        "early stopping monitors 'validation_loss', but no validation data is set; see validation(...)");
        assertThatThrownBy(() -> builder.validation(TensorDataset.of(one, one))
                        .earlyStopping(EarlyStopping.onLower("validation_los", 5))
                        .build()
                        .fit(one, one))
                .hasMessage("early stopping monitors 'validation_los'; did you mean 'validation_loss'?");
        assertThat(builder.figure("always", trainer -> 1)
                        .earlyStopping(EarlyStopping.onHigher("always", 3))
                        .build()
                        .fit(one, one)
                        .epochs())
                .isEqualTo(4);
        assertThatThrownBy(() -> EarlyStopping.onLower("loss", 0))
                .hasMessage("patience should be at least 1 epoch, found 0");
    }

    @Test
    void frozenLayersKeepTheirInitialWeights() {
        Network network = Network.of(1, new Dense(1, Activation.formula("x")), new Dense(1, Activation.formula("x")));
        List<Initializer> start = List.of(Initializer.glorotUniform(), Initializer.zeros());
        Trainer trainer = Trainer.of(network)
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd"))
                .starts(List.of(new LayerStart(start, false), new LayerStart(start, true)))
                .build();
        double before = trainer.parameters().weights(0).get(0, 0);
        double other = trainer.parameters().weights(1).get(0, 0);
        trainer.fit(new double[][] {{1}, {2}}, new double[][] {{3}, {5}});
        assertThat(trainer.parameters().weights(0).get(0, 0)).isEqualTo(before);
        assertThat(trainer.parameters().weights(1).get(0, 0)).isNotEqualTo(other);
        assertThat(trainer.predict(new double[0][])).isEmpty();
    }

    @Test
    void validatesFractionsAndFiniteValues() {
        assertThatThrownBy(() -> Split.stratified(new int[] {0, 1}, 20, 0, 42))
                .hasMessage(
                        "validation and test should be fractions from 0 to 1, together at most 1, found 20.0 and 0.0");
        assertThatThrownBy(() -> Standardization.of(new double[][] {{1, 2}, {3, Double.NaN}}))
                .hasMessage("row 1, column 1 is NaN; expected a finite number");
    }

    private static Trainer trainer(Activation activation) {
        return Trainer.of(Network.of(1, new Dense(1, activation)))
                .loss(FUNCTIONS.loss("mse"))
                .optimizer(FUNCTIONS.optimizer("sgd"))
                .epochs(5)
                .build();
    }

    /** Runs a program of the document and returns what it prints. */
    private String ran(String name, String... arguments) throws Exception {
        return compiledAndRun(name, program(name), arguments);
    }

    private String compiledAndRun(String name, String program, String... arguments) throws Exception {
        Path source = Files.writeString(temporary.resolve(name + ".java"), program);
        String classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", temporary.toString(), source.toString());
        assertThat(compiled).isZero();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {temporary.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String program(String name) throws IOException {
        Matcher programs = PROGRAM.matcher(Files.readString(DOCUMENT));
        while (programs.find()) {
            if (programs.group(2).equals(name)) {
                return programs.group(1).replaceAll("(trainer\\.fit\\(.*\\);)", "$1 " + SAVE);
            }
        }
        throw new IllegalStateException("docs/tutorials/embedding.md has no program " + name);
    }

    private Path run(String experiment) throws IOException {
        Path file = Files.writeString(temporary.resolve("same.yaml"), experiment);
        return new Workspace(temporary).run(file);
    }

    private static void assertSameWeights(Path run) {
        Trainer trained =
                (Trainer) Objects.requireNonNull(System.getProperties().remove("nn.trained"));
        Map<String, double[]> expected = ModelTensors.of(run.resolve("model.safetensors"));
        List<String> compared = new ArrayList<>();
        for (Parameter parameter : trained.parameters().all()) {
            List<Double> flat = new ArrayList<>();
            for (double[] row : parameter.values().toArray()) {
                for (double value : row) {
                    flat.add(value);
                }
            }
            assertThat(flat.stream().mapToDouble(n -> n).toArray())
                    .as(parameter.name())
                    .isEqualTo(expected.get(parameter.name()));
            compared.add(parameter.name());
        }
        assertThat(compared).hasSize(4).containsOnlyOnceElementsOf(expected.keySet());
    }
}
