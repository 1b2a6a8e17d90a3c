package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warm start from another run's model, with different classes if necessary. */
class WarmStartTest {

    @TempDir
    Path temporary;

    private Path first = Path.of("");

    @BeforeEach
    void createRun() throws IOException {
        Files.writeString(temporary.resolve("two.csv"), "a,b,t\n1,2,x\n2,1,y\n3,5,x\n4,2,y\n5,9,x\n6,3,y\n");
        Files.writeString(temporary.resolve("three.csv"), "a,b,t\n1,2,x\n2,1,y\n3,5,z\n4,2,y\n5,9,x\n6,3,z\n");
        first = run("two.csv", "", "", 20).folder();
    }

    private CommandLineRun run(String data, String start, String frozen, int epochs) throws IOException {
        Path file = temporary.resolve("warm.yaml");
        Files.writeString(file, """
                data: {csv: %s, target: t}
                network:
                  layers:
                    - dense: {units: 3, activation: tanh%s}
                    - dense: {activation: softmax}
                %s
                optimizer: {sgd: {learning_rate: 0.1}}
                training: {epochs: %d}
                """.formatted(data, frozen, start.isEmpty() ? "" : "  start_from: " + start, epochs));
        return new Workspace(temporary).start(file);
    }

    /**
     * Compares twenty plus ten epochs with thirty: without momentum no other state carries over.
     */
    @Test
    void continuesWhereTheOtherRunEnded() throws IOException {
        Path thirty = run("two.csv", "", "", 30).folder();
        CommandLineRun warm = run("two.csv", "runs/experiment/1", ", trainable: true", 10);
        assertThat(warm.err()).doesNotContain("warning");
        // Each epoch is one batch: the order of its rows only affects the float32 rounding of sums.
        assertThat(weights(warm.folder())).isNotEqualTo(weights(first));
        assertThat(weights(warm.folder())).containsExactly(weights(thirty), within(1e-5f));
    }

    @Test
    void reinitializesMismatchedLayersAndFreezesTheRest() throws IOException {
        CommandLineRun warm = run("three.csv", "runs/experiment/1", ", trainable: false", 10);
        assertThat(warm.exitCode()).as(warm.err()).isZero();
        assertThat(warm.err())
                .contains(
                        "nn: warning: runs/experiment/1: layers.1.weights: is [3, 2], here [3, 3]; the layer is initialized as usual");
        assertThat(weights(warm.folder())).isEqualTo(weights(first));
        Path resolved = warm.folder().resolve("experiment.yaml");
        assertThat(Files.readString(resolved)).contains("start_from: ../1").contains("trainable: false");
        CommandLineRun again = CommandLineRun.of("run", resolved.toString(), "--out", temporary.toString());
        assertThat(Files.readAllBytes(again.folder().resolve("model.safetensors")))
                .isEqualTo(Files.readAllBytes(warm.folder().resolve("model.safetensors")));
    }

    /**
     * Warns if a weight, which is matched by position, now belongs to another column or another
     * scale.
     */
    @Test
    void warnsOfReorderedOrRescaledFeatures() throws IOException {
        Files.writeString(temporary.resolve("turned.csv"), "b,a,t\n2,1,x\n1,2,y\n5,3,x\n2,4,y\n9,5,x\n3,6,y\n");
        assertThat(run("turned.csv", "runs/experiment/1", "", 1).err())
                .contains(
                        "nn: warning: runs/experiment/1: layers.0.weights: its column 1 was 'a', here it is 'b'; weights are"
                                + " carried over by position");
        CommandLineRun scaled = CommandLineRun.of(
                "run",
                temporary.resolve("warm.yaml").toString(),
                "--set",
                "data.csv=two.csv",
                "--set",
                "data.preprocessing={numeric: min_max}",
                "--out",
                temporary.resolve("runs").toString());
        assertThat(scaled.err())
                .contains(
                        "layers.0.weights: it was preprocessed differently: 'a' had shift 0 and scale 1, here shift 1 and scale 5;"
                                + " 'b' had shift 0 and scale 1, here shift 1 and scale 8; weights are carried over by position");
    }

    @Test
    void rejectsIncompatibleModels() throws IOException {
        assertThat(run("two.csv", "runs/nowhere", "", 1).err())
                .contains("runs/nowhere: no such file; expected a run folder such as runs/iris/1, or a model file");
        CommandLineRun other = CommandLineRun.of(
                "check", CommandLineRun.example("iris.yaml"), "--set", "network.start_from=" + first.toAbsolutePath());
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("network.start_from: no layer of '" + first.toAbsolutePath()
                        + "' matches a layer here in name and shape");
    }

    /**
     * Returns the first layer's weights from the bytes after the header, as evaluate's own reader
     * finds them.
     */
    private static float[] weights(Path run) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(run.resolve("model.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.position((int) bytes.getLong(0) + 8);
        float[] weights = new float[6];
        bytes.asFloatBuffer().get(weights);
        return weights;
    }
}
