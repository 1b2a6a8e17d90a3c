package dev.nn.acceptance.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.ModelTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The update shown by explain equals that of a one-step run, for every option of {@code training}.
 */
class ExplainedUpdateTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path temporary;

    /** Compares with values computed by hand, see {@code expect.txt} beside the cases. */
    @ParameterizedTest
    @CsvSource({
        "bt01, 0.68, 0.11, 0.28",
        "bt01-a, 0.675, 0.1125, 0.28",
        "bt01-b, 0.5408248, -0.1683504, 0.1408248",
        "bt01-c, 0.518, -0.214, 0.118",
        "bt01-d, 0.5, -0.25, 0.1"
    })
    void explainedUpdateMatchesOneTrainingStep(String name, double first, double second, double bias) {
        String file = Cases.file("bugs/01/" + name + ".yaml").toString();
        JsonNode loss = explained(file).get("losses").get("mse");
        assertThat(loss.get("newWeights").get(0).get(0).get(0).asDouble()).isCloseTo(first, within(1e-7));
        assertThat(loss.get("newWeights").get(0).get(1).get(0).asDouble()).isCloseTo(second, within(1e-7));
        assertThat(loss.get("newBias").get(0).get(0).asDouble()).isCloseTo(bias, within(1e-7));
        assertThat(trained(file)).isEqualTo(updated(loss));
    }

    /** Covers every option that affects a step, alone and combined. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "regularization: {l1: 0.01}",
                "regularization: {l2: 0.1, max_norm: 0.4}",
                "gradient_clip: {value: 0.01}",
                "gradient_clip: {norm: 0.01}",
                "schedule: {cosine: {warmup_epochs: 2}}",
                "schedule: {exponential: {}}",
                "schedule: one_cycle",
                "label_smoothing: 0.2",
                "class_weights: {a: 3, b: 1}",
                "regularization: {l1: 0.01, l2: 0.02, max_norm: 0.5}, gradient_clip: {value: 0.5, norm: 0.1},"
                        + " schedule: {cosine: {warmup_epochs: 2}}, label_smoothing: 0.1, class_weights: {a: 2, b: 1}"
            })
    void appliesEveryTrainingOption(String options) throws IOException {
        Files.writeString(temporary.resolve("one.csv"), "x,y,class\n0.3,-1.2,a\n0.5,2,b\n1,1,a\n");
        String file = Files.writeString(temporary.resolve("options.yaml"), """
                        data: {csv: one.csv, target: class}
                        network: {layers: [{dense: {units: 3, activation: tanh}}, {dense: {units: 2, activation: relu, trainable: false}},
                          {dense: {activation: softmax}}]}
                        optimizer: {adam: {learning_rate: 0.1}}
                        training: {epochs: 9, batch_size: 3, shuffle: false, max_steps: 1, %s}
                        engine: reference
                        """.formatted(options))
                .toString();
        JsonNode loss = explained(file, "--sample", "0,1,2").get("losses").get("cross_entropy");
        assertThat(trained(file)).isEqualTo(updated(loss));
    }

    /** Explains the trained network of a run; the probabilities are those of predict. */
    @Test
    void explainsTheTrainedNetwork() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "run",
                CommandLineRun.example("iris.yaml"),
                "--set",
                "engine=reference",
                "--set",
                "training.epochs=3",
                "--out",
                temporary.toString());
        String folder = run.folder().toString();
        Path rows = temporary.resolve("rows.csv");
        List<String> lines = Files.readAllLines(Path.of(CommandLineRun.example("data/iris.csv")));
        Files.write(rows, List.of(lines.get(0), lines.get(60), lines.get(120)));
        String predicted = CommandLineRun.of("predict", folder, rows.toString()).out();
        JsonNode explained = explained(folder, rows.toString(), "--sample", "1");
        JsonNode last = explained.get("forward").get("a");
        List<Double> probabilities = new ArrayList<>();
        last.get(last.size() - 1).forEach(value -> probabilities.add(value.asDouble()));
        List<Double> expected = new ArrayList<>();
        for (String cell : predicted.lines().toList().get(2).split(",")) {
            if (cell.matches("[0-9].*")) {
                expected.add(Double.parseDouble(cell));
            }
        }
        assertThat(probabilities).isEqualTo(expected);
        assertThat(explained.get("target").toString()).isEqualTo("[0.0,0.0,1.0]");
        String page = CommandLineRun.of("explain", folder).out();
        assertThat(page).contains("The weights are those of " + folder + ", as trained.");
        CommandLineRun beyond = CommandLineRun.of("explain", folder, rows.toString(), "--sample", "2");
        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.err()).isEqualTo("nn: --sample: expected a row from 0 to 1, found 2\n");
    }

    private JsonNode explained(String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandLineRun run = CommandLineRun.of(all.toArray(String[]::new)).succeeded();
        return JSON.readTree(run.out());
    }

    /** Returns all parameters of the model after the run, bit for bit, layer by layer. */
    private List<Double> trained(String file) {
        CommandLineRun run = CommandLineRun.of(
                        "run", file, "--out", temporary.resolve("runs").toString())
                .succeeded();
        return ModelTensors.read(run.folder().resolve("model.safetensors"));
    }

    private static List<Double> updated(JsonNode loss) {
        List<Double> all = new ArrayList<>();
        for (int n = 0; n < loss.get("newWeights").size(); n++) {
            loss.get("newBias").get(n).forEach(value -> all.add(value.asDouble()));
            loss.get("newWeights").get(n).forEach(row -> row.forEach(value -> all.add(value.asDouble())));
        }
        return all;
    }
}
