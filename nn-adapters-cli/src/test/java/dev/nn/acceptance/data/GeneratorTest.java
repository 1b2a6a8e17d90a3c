package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generated data can be learned, and the model predicts for tables with the same columns. */
class GeneratorTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "xor, 0.8",
        "'{name: spirals, samples: 600, noise: 0.02}', 0.9",
        "'{name: spirals, samples: 600, noise: 0.02, classes: 3}', 0.9",
        "moons, 0.95",
        "'{name: circles, noise: 0.05}', 0.95",
        "'{name: blobs, classes: 5}', 0.97"
    })
    void learnsGeneratedClasses(String generator, double accuracy) throws IOException {
        CommandLineRun run = run(generator, "softmax");
        JsonNode metrics = Workspace.json(run.folder().resolve("metrics.json"));
        assertThat(metrics.at("/test/accuracy").asDouble()).isGreaterThan(accuracy);
    }

    @Test
    void learnsSineAndPredictsFromTable() throws IOException {
        CommandLineRun run = run("{name: sine, noise: 0.01}", "linear");
        Path data = Files.writeString(temporary.resolve("more.csv"), "x\n1.5707963\n-0.5235988\n");
        String[] predictions = CommandLineRun.of("predict", run.folder().toString(), data.toString())
                .out()
                .split("\n");
        assertThat(Double.parseDouble(predictions[1])).isBetween(0.9, 1.1);
        assertThat(Double.parseDouble(predictions[2])).isBetween(-0.6, -0.4);
    }

    @Test
    void generatesSamplesIndependentlyOfRunSeed() throws IOException {
        Path file = experiment("moons", "softmax");
        String one = CommandLineRun.of("explain", file.toString(), "--sample", "3", "--format", "json")
                .out();
        String other = CommandLineRun.of(
                        "explain", file.toString(), "--sample", "3", "--format", "json", "--set", "seed=5")
                .out();
        String third = CommandLineRun.of(
                        "explain",
                        file.toString(),
                        "--sample",
                        "3",
                        "--format",
                        "json",
                        "--set",
                        "data.generator={name: moons, seed: 5}")
                .out();
        assertThat(input(other)).isEqualTo(input(one));
        assertThat(input(third)).isNotEqualTo(input(one));
    }

    private static String input(String explanation) {
        return new JsonMapper().readTree(explanation).findValue("input").toString();
    }

    private CommandLineRun run(String generator, String output) throws IOException {
        CommandLineRun run = CommandLineRun.of(
                        "run",
                        experiment(generator, output).toString(),
                        "--set",
                        "data.split.test=0.25",
                        "--out",
                        temporary.resolve("runs").toString())
                .succeeded();
        return run;
    }

    private Path experiment(String generator, String output) throws IOException {
        return Files.writeString(
                temporary.resolve("experiment.yaml"),
                String.join(
                        "\n",
                        "data: {generator: " + generator + "}",
                        "network: {layers: [dense: {units: 32, activation: tanh}, dense: {units: 32, activation: tanh},"
                                + " dense: {activation: " + output + "}]}",
                        "optimizer: {adam: {learning_rate: 0.01}}",
                        "training: {epochs: 1000}"));
    }
}
