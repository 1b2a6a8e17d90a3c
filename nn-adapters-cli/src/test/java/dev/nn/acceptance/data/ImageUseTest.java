package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evaluation and prediction with a network trained on small images. */
class ImageUseTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int COUNT = 60;

    @TempDir
    Path temporary;

    private Path images = Path.of("");
    private Path labels = Path.of("");

    @BeforeEach
    void files() throws IOException {
        images = file("images.gz", new int[] {COUNT, 2, 2}, 4);
        labels = file("labels", new int[] {COUNT}, 1);
    }

    /**
     * Writes an IDX file: label 3 has a bright first pixel, label 7 a dark one; the other pixels
     * carry no information.
     */
    private Path file(String name, int[] dimensions, int numbers) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + COUNT * numbers);
        buffer.putInt(0x0800 + dimensions.length);
        for (int dimension : dimensions) {
            buffer.putInt(dimension);
        }
        for (int i = 0; i < COUNT; i++) {
            boolean bright = i % 3 == 0;
            if (numbers == 1) {
                buffer.put((byte) (bright ? 3 : 7));
                continue;
            }
            buffer.put((byte) (bright ? 200 + i % 50 : i % 50));
            for (int k = 1; k < numbers; k++) {
                buffer.put((byte) (i * 37 + k * 101));
            }
        }
        Path file = temporary.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream zipped = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            zipped.write(buffer.array());
        }
        return file;
    }

    private Path run() throws IOException {
        Path file = temporary.resolve("small.yaml");
        Files.writeString(file, """
                data:
                  idx: {images: images.gz, labels: labels}
                network: {layers: [{dense: {units: 4, activation: tanh}}, {dense: {activation: softmax}}]}
                optimizer: {adam: {learning_rate: 0.05}}
                training: {epochs: 30, batch_size: 10}
                """);
        CommandLineRun run = CommandLineRun.of("run", file.toString(), "--out", temporary.toString())
                .succeeded();
        return run.folder();
    }

    @Test
    void evaluateReproducesTheRunsMetrics() throws IOException {
        Path run = run();
        CommandLineRun judged = CommandLineRun.of(
                        "evaluate",
                        run.toString(),
                        images.toString(),
                        "--labels",
                        labels.toString(),
                        "--format",
                        "json")
                .succeeded();
        JsonNode trained =
                JSON.readTree(Files.readString(run.resolve("metrics.json"))).get("train");
        assertThat(JSON.readTree(judged.out()).get("accuracy")).isEqualTo(trained.get("accuracy"));
        assertThat(JSON.readTree(judged.out()).get("loss").asDouble())
                .isCloseTo(trained.get("loss").asDouble(), within(1e-12));
    }

    @Test
    void predictNeedsNoLabels() throws IOException {
        CommandLineRun predicted = CommandLineRun.of("predict", run().toString(), images.toString())
                .succeeded();
        List<String> lines = predicted.out().lines().toList();
        assertThat(lines).hasSize(COUNT + 1);
        assertThat(lines.get(0)).isEqualTo("prediction,p_3,p_7");
        for (int i = 0; i < COUNT; i++) {
            assertThat(lines.get(i + 1)).startsWith(i % 3 == 0 ? "3," : "7,");
        }
    }

    @Test
    void rejectsMismatchedData() throws IOException {
        String run = run().toString();
        assertProblem("--labels: is missing: " + images + " has images without labels", "evaluate", run, "" + images);
        Path wide = file("wide", new int[] {COUNT, 5}, 5);
        assertProblem(wide + ": has images of 5 bytes, but the model expects 4 features", "predict", run, "" + wide);
        byte[] other = Files.readAllBytes(labels);
        other[other.length - 1] = 9;
        Path strange = Files.write(temporary.resolve("strange"), other);
        assertProblem(
                strange + ": label 9 of image 59 is not one of the model's classes [3, 7]",
                "evaluate",
                run,
                images.toString(),
                "--labels",
                strange.toString());
        Path table = temporary.resolve("table.csv");
        Files.writeString(table, "a,b\n1,2\n");
        CommandLineRun wrong = CommandLineRun.of("evaluate", run, table.toString(), "--labels", labels.toString());
        assertThat(wrong.err())
                .startsWith("nn: --labels " + labels + ": " + table + " is a table; its targets are columns");
        assertProblem(
                table + ": is a table, but the model was trained on images; expected an IDX file",
                "predict",
                run,
                "" + table);
        String iris = CommandLineRun.of("run", CommandLineRun.example("iris.yaml"), "--out", temporary.toString())
                .folder()
                .toString();
        assertProblem(images + ": has images, but the model was trained on a table", "predict", iris, "" + images);
    }

    /**
     * Rejects such images before allocating a record per pixel, and before training a model that
     * could not be read.
     */
    @Test
    void rejectsImagesThatExceedTheInputLimit() throws IOException {
        Path huge = temporary.resolve("huge.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(huge))) {
            ByteBuffer header =
                    ByteBuffer.allocate(16).putInt(0x0803).putInt(2).putInt(1).putInt(200_000_000);
            out.write(header.array());
            byte[] part = new byte[1 << 20];
            for (long left = 400_000_000; left > 0; left -= part.length) {
                out.write(part, 0, (int) Math.min(left, part.length));
            }
        }
        Path two = temporary.resolve("two");
        Files.write(
                two,
                ByteBuffer.allocate(10)
                        .putInt(0x0801)
                        .putInt(2)
                        .put((byte) 0)
                        .put((byte) 1)
                        .array());
        assertProblem(
                huge + ": has images of 200000000 bytes; a network takes at most 1000000",
                "check",
                CommandLineRun.example("iris.yaml"),
                "--set",
                "data={idx: {images: " + huge + ", labels: " + two + "}}");
    }

    private static void assertProblem(String message, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err().lines()).contains("nn: " + message);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
