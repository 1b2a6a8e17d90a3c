package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An activation as a separate layer is equivalent to the same activation in the preceding dense
 * layer.
 */
class ActivationLayerTest {

    private static final String OUTPUT = "weights: [[0.3, -0.2], [0.1, 0.4], [-0.5, 0.2]]";

    @TempDir
    Path temporary;

    @Test
    void trainsToTheSameBitsAsTheActivationInsideOfDense() throws IOException {
        Path inside =
                run("inside", "{dense: {units: 3, activation: tanh}}, {dense: {" + OUTPUT + ", activation: softmax}}");
        Path alone = run(
                "alone", "{dense: {units: 3}}, {activation: tanh}, {dense: {" + OUTPUT + "}}, {activation: softmax}");
        assertThat(Files.readString(alone.resolve("metrics.json")))
                .isEqualTo(Files.readString(inside.resolve("metrics.json")));
        assertThat(predictions(alone)).isEqualTo(predictions(inside));
    }

    @Test
    void roundTripsThroughTheResolvedExperiment() throws IOException {
        Path run = run(
                "alone",
                "{dense: {units: 3}}, {activation: {leaky_relu: {slope: 0.2}}}, {dense: {activation: softmax}}");
        assertThat(Files.readString(run.resolve("experiment.yaml"))).contains("slope: 0.2");
        Path again = started(run.resolve("experiment.yaml"));
        assertThat(Files.readAllBytes(again.resolve("model.safetensors")))
                .isEqualTo(Files.readAllBytes(run.resolve("model.safetensors")));
    }

    @Test
    void isListedByCheck() throws IOException {
        Path file = experiment("alone", "{dense: {units: 3}}, {activation: tanh}, {dense: {activation: softmax}}");
        assertThat(CommandLineRun.of("check", file.toString()).out()).contains("activation", "tanh");
    }

    @Test
    void acceptsActivationAfterFinalDropout() throws IOException {
        Path run = run(
                "dropped",
                "{dense: {units: 4, activation: relu}}, {dense: {}}, {dropout: {rate: 0.2}}, {activation: sigmoid}");
        assertThat(predictions(run)).startsWith("prediction,p_no,p_yes");
    }

    @Test
    void rejectsUntrainableNetworksAndWrongOutputSizes() throws IOException {
        assertThat(wrong("{activation: sigmoid}")).contains("no layer is trainable");
        assertThat(wrong("{dense: {units: 5}}, {dropout: {rate: 0.2}}, {activation: softmax}"))
                .contains("the last layer has an output width of 5, but the number of targets is 2");
    }

    private String wrong(String layers) throws IOException {
        CommandLineRun check =
                CommandLineRun.of("check", experiment("wrong", layers).toString());
        assertThat(check.exitCode()).isEqualTo(2);
        return check.err();
    }

    private String predictions(Path run) throws IOException {
        CommandLineRun predicted = CommandLineRun.of(
                        "predict", run.toString(), temporary.resolve("data.csv").toString())
                .succeeded();
        return predicted.out();
    }

    private Path run(String name, String layers) throws IOException {
        return started(experiment(name, layers));
    }

    private Path started(Path file) {
        return new Workspace(temporary).run(file);
    }

    private Path experiment(String name, String layers) throws IOException {
        Files.writeString(
                temporary.resolve("data.csv"), "a,b,c\n0,1,yes\n1,0,yes\n0,0,no\n1,1,no\n0.5,1,yes\n0.1,0.2,no\n");
        return Files.writeString(temporary.resolve(name + ".yaml"), """
                data: {csv: data.csv, target: c}
                network: {layers: [%s]}
                training: {epochs: 20, batch_size: 3}
                """.formatted(layers));
    }
}
