package dev.nn.acceptance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.ResealedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Use of a trained model: by evaluate, by predict, and by running the resolved experiment. */
class ModelUseTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"written", "odd-names", "diabetes"})
    void resolvedExperimentTrainsToTheSameBits(String name) throws IOException {
        Path first = run(experiment(name));
        Path again = run(first.resolve("experiment.yaml").toString());
        for (String file : List.of("model.safetensors", "metrics.json", "journal.jsonl")) {
            assertThat(Files.readString(again.resolve(file), StandardCharsets.ISO_8859_1))
                    .as(file)
                    .isEqualTo(Files.readString(first.resolve(file), StandardCharsets.ISO_8859_1));
        }
        assertThat(withoutData(again.resolve("experiment.yaml")))
                .isEqualTo(withoutData(first.resolve("experiment.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd-names", "diabetes"})
    void evaluateReproducesTheTrainingMetrics(String name) throws IOException {
        Path run = run(experiment(name));
        CommandLineRun evaluated = CommandLineRun.of("evaluate", run.toString(), data(name), "--format", "json");
        assertThat(evaluated.err()).isEmpty();
        JsonNode expected =
                JSON.readTree(Files.readString(run.resolve("metrics.json"))).get("train");
        assertThat(JSON.readTree(evaluated.out())).isEqualTo(expected);
    }

    /** Sums the probabilities to float32 precision. */
    @Test
    void predictsTheMostProbableClass() throws IOException {
        Path run = run(experiment("odd-names"));
        CommandLineRun predicted = CommandLineRun.of("predict", run.toString(), data("odd-names"));
        List<String> lines = predicted.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("prediction,p_- x,p_no,p_süß");
        assertThat(lines).hasSize(7);
        List<String> classes = List.of("- x", "no", "süß");
        for (String line : lines.subList(1, 7)) {
            List<String> cells = List.of(line.split(","));
            double[] p = cells.subList(1, 4).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-6));
            double most = Arrays.stream(p).max().orElseThrow();
            assertThat(p[classes.indexOf(cells.get(0))]).isEqualTo(most);
        }
    }

    /** Rejects 1e300, which is a valid number but exceeds float32. */
    @Test
    void rejectsNumbersThatOverflowFloat32() throws IOException {
        Path run = run(experiment("diabetes"));
        List<String> rows = new ArrayList<>(Files.readAllLines(Path.of(data("diabetes"))));
        rows.set(3, rows.get(3).replaceFirst("^[^,]*", "1e300"));
        Path csv = Files.write(temporary.resolve("large.csv"), rows);
        for (String command : List.of("predict", "evaluate")) {
            CommandLineRun said = CommandLineRun.of(command, run.toString(), csv.toString());
            assertThat(said.exitCode()).as(command).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err())
                    .isEqualTo("nn: " + csv
                            + ": 'age' of sample 2 is Infinity in the precision of the engine 'cpu'; samples"
                            + " are numbered from 0, and the float32 maximum is 3.4e38\n");
        }
    }

    /**
     * Computes the RMSE of the printed predictions against the targets, in original units and file
     * order.
     */
    @Test
    void predictsRegressionInOriginalUnitsWithoutTarget() throws IOException {
        Path run = run(experiment("diabetes"));
        List<String> rows = Files.readAllLines(Path.of(data("diabetes")));
        Path unlabelled = temporary.resolve("unlabelled.csv");
        Files.write(
                unlabelled,
                rows.stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList());
        Path out = temporary.resolve("predictions.csv");
        CommandLineRun predicted =
                CommandLineRun.of("predict", run.toString(), unlabelled.toString(), "--out", out.toString());
        assertThat(predicted.out()).isEqualTo("442 predictions written to " + out + "\n");
        List<String> predictions = Files.readAllLines(out);
        double squares = 0;
        for (int i = 1; i < rows.size(); i++) {
            double target = Double.parseDouble(rows.get(i).substring(rows.get(i).lastIndexOf(',') + 1));
            squares += Math.pow(Double.parseDouble(predictions.get(i)) - target, 2);
        }
        double rmse = JSON.readTree(Files.readString(run.resolve("metrics.json")))
                .get("train")
                .get("rmse")
                .asDouble();
        assertThat(Math.sqrt(squares / 442)).isCloseTo(rmse, within(1e-12));
    }

    @Test
    void rejectsInvalidDataAndModels() throws IOException {
        Path run = run(experiment("odd-names"));
        Path data = temporary.resolve("wrong.csv");
        Files.writeString(data, "yes,a: b,#x,010,category\n1,2,3,4,null\n");
        assertThat(problemsOf("predict", run, data))
                .containsExactly("nn: " + data
                        + ": 1,5: the column is missing; the columns are 'yes', 'a: b', '#x', '010', 'category'");
        Files.writeString(data, "yes,a: b,#x,\"1,5\",010,category,class\n1,2,x,4,5,,nein\n");
        assertThat(problemsOf("evaluate", run, data))
                .containsExactly(
                        "nn: " + data + ":2:1: #x: expected a number, found 'x'",
                        "nn: " + data + ":2:1: category: expected a category, found an empty value",
                        "nn: " + data + ":2:1: class: expected one of the classes [- x, no, süß], found 'nein'");
        byte[] model = Files.readAllBytes(run.resolve("model.safetensors"));
        model[model.length - 1] ^= 1;
        Files.write(run.resolve("model.safetensors"), model);
        assertThat(problemsOf("predict", run, Path.of(data("odd-names"))))
                .containsExactly("nn: " + run.resolve("model.safetensors")
                        + ": is damaged: its content does not match its checksum");
        Path nowhere = temporary.resolve("nowhere");
        assertThat(problemsOf("predict", nowhere, data))
                .containsExactly("nn: " + nowhere
                        + ": no such file; expected a run folder such as runs/iris/1, or a model file");
    }

    /**
     * Rejects manually changed descriptions under a recomputed checksum; {@code '} stands for
     * {@code \"}.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "diabetes | 'scale':[0-9.E]+ | 'scale':0.0 | features[0].scale: expected a nonzero divisor, found 0.0",
                "diabetes | 'rmse' | 'accuracy' | metrics[0]: 'accuracy' applies to classification, but the task is regression",
                "diabetes | 'mse' | 'cross_entropy' | loss: does not accept the range of the output activation, (-inf, inf)",
                "diabetes | 'relu' | 'rleu' | layers[0].dense.activation: unknown activation 'rleu'; did you mean 'relu'?",
                "diabetes | 'units':8 | 'units':9 | layers: layer 1 expects 8 inputs, but layer 0 outputs 9",
                "diabetes | format_version.:.1 | format_version\":\"2 | format_version: expected a whole number from 1 to 1, found '2'",
                "odd-names | 'softmax' | 'linear' | loss: does not accept the range of the output activation, (-inf, inf)",
                "odd-names | 'off':0.0 | 'off':-0.5 | target.off: expected 0 or -1, found -0.5",
                "odd-names | 'süß' | 'no' | target.classes: duplicate value in [- x, no, no]",
                "odd-names | 'outputs':3 | 'outputs':2 | target.classes: expected at least two classes and one output each, found 3 classes and 2 outputs",
            })
    void rejectsInconsistentDescriptions(String name, String part, String instead, String expected) throws IOException {
        Path model = run(experiment(name)).resolve("model.safetensors");
        ResealedModel.replace(model, part, instead);
        CommandLineRun result = CommandLineRun.of("evaluate", model.toString(), data(name));
        assertThat(result.err().lines().findFirst()).hasValue("nn: " + model + ": " + expected);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void warnsOfConstantColumns() {
        CommandLineRun run = CommandLineRun.of("check", experiment("odd-names"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("nn: warning: ").contains("odd-names.csv: #x: is '2' in every training row");
    }

    /**
     * Resolves ".." to the real parent folder, since runs often lie on another disk behind a link.
     */
    @Test
    void resolvedExperimentFindsItsDataBehindALink() throws IOException {
        Path disk = Files.createDirectories(temporary.resolve("far/away/disk"));
        Files.createSymbolicLink(temporary.resolve("runs"), disk);
        Path first = run(experiment("odd-names"));
        assertThat(run(first.resolve("experiment.yaml").toString())).isNotEqualTo(first);
    }

    @Test
    void preservesNegativeZero() throws IOException {
        Path file = temporary.resolve("zero.yaml");
        Files.writeString(file, """
                data: {inline: [{input: [1], target: 1}]}
                network: {layers: [{dense: {weights: [[-0.0]], bias: [-0.0]}}]}
                optimizer: {sgd: {learning_rate: 0}}
                training: {epochs: 1}
                """);
        Path first = run(file.toString());
        Path again = run(first.resolve("experiment.yaml").toString());
        assertThat(Files.readString(first.resolve("experiment.yaml"))).contains("bias: [-0.0]");
        assertThat(Files.readAllBytes(again.resolve("model.safetensors")))
                .isEqualTo(Files.readAllBytes(first.resolve("model.safetensors")));
    }

    /** Ignores the memory size in the message, which depends on this JVM. */
    @Test
    void rejectsNetworksThatExceedMemory() {
        CommandLineRun run = CommandLineRun.of(
                "check",
                CommandLineRun.example("iris.yaml"),
                "--set",
                "network.layers=[{dense: {units: 1000000}}, {dense: {units: 1000000}}, {dense: {activation: softmax}}]");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("network.layers: 1000009000003 parameters need about 29802.6 GiB with gradients and moments,")
                .endsWith(" GiB" + System.lineSeparator());
    }

    /** Warns if a single non-numeric cell makes a column categorical, which is rarely intended. */
    @Test
    void warnsOfNumericColumnsWithOneWord() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(Path.of(data("diabetes"))));
        rows.set(4, rows.get(4).replaceFirst("^[^,]*", "abc").replaceFirst("[^,]*$", "NA"));
        Path csv = temporary.resolve("one-word.csv");
        Files.write(csv, rows);
        String[] check = {"check", experiment("diabetes"), "--set", "data.csv=" + csv.toAbsolutePath()};
        assertThat(CommandLineRun.of(check).err())
                .isEqualTo("nn: " + csv
                        + ":5:1: progression: 'NA' is not a number, but the target is mostly numeric; 441 of"
                        + " its 442 values are numbers; data.csv.missing: ['NA'] makes it missing; data.task:"
                        + " classification treats all values as classes\n");
        rows.set(4, rows.get(4).replace(",NA", ",97"));
        Files.write(csv, rows);
        assertThat(CommandLineRun.of(check).err().lines())
                .anyMatch(line -> line.equals("nn: warning: " + csv
                        + ":5:1: age: 'abc' is not a number, so the whole column is treated as text; 441 of its 442 values are"
                        + " numbers"));
    }

    @Test
    void checkSummarizesTheExperiment() {
        CommandLineRun run = CommandLineRun.of("check", CommandLineRun.example("paper.yaml"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("layer 2   dense    [3, 3]  12 parameters  softmax", "parameters 36")
                .contains("36 of 36 sampled parameters agree with central differences");
    }

    private static List<String> problemsOf(String command, Path run, Path data) {
        CommandLineRun result = CommandLineRun.of(command, run.toString(), data.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        return result.err().lines().toList();
    }

    private Path run(String experiment) {
        CommandLineRun run = CommandLineRun.of(
                        "run", experiment, "--out", temporary.resolve("runs").toString())
                .succeeded();
        return run.folder();
    }

    private static String experiment(String name) {
        return "src/test/resources/experiments/" + name + ".yaml";
    }

    private static String data(String name) {
        return name.equals("diabetes")
                ? CommandLineRun.example("data/diabetes.csv")
                : "src/test/resources/experiments/" + name + ".csv";
    }

    /**
     * Returns the lines without data paths, which differ because they are relative to the
     * experiment file.
     */
    private static List<String> withoutData(Path yaml) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(yaml));
        lines.removeIf(line -> line.contains("csv"));
        return lines;
    }
}
