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
import org.junit.jupiter.params.provider.ValueSource;

/** Reading of arrays written by NumPy (created by src/test/python/arrays.py). */
class NumPyTest {

    private static final Path ARRAYS = Path.of("src/test/resources/numpy").toAbsolutePath();

    @TempDir
    Path temporary;

    /** Checks the values with a network that sums its inputs, each multiplied by a power of ten. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xf8", "xf8_big", "xf4", "xi8", "xi4_big", "xi2", "xi1", "xu1", "xu2", "xu8_big", "xf2", "images",
                "fortran", "longs"
            })
    void readsEachElementType(String name) throws IOException {
        Path run =
                sum("npy: {features: " + ARRAYS.resolve(name + ".npy") + ", target: " + ARRAYS.resolve("y.npy") + "}");
        assertThat(predictions(run, name)).isEqualTo("prediction\n210.0\n1503.0\n876.0\n1209.0\n");
    }

    /**
     * Reads a three-dimensional Fortran-order array: the last index changes fastest within a row,
     * as with reshape(rows, -1).
     */
    @Test
    void readsFortranOrder() throws IOException {
        Path run = run(
                "npy: {features: " + ARRAYS.resolve("fortran3.npy") + ", target: " + ARRAYS.resolve("y.npy") + "}",
                "dense: {weights: [[1], [5], [10], [5], [100], [5]], bias: [0], activation: linear}",
                "mse");
        assertThat(predictions(run, "fortran3")).isEqualTo("prediction\n210.0\n1503.0\n876.0\n1209.0\n");
    }

    /**
     * Rejects an NPZ file for prediction, although training accepts one; the message says what to
     * save instead.
     */
    @Test
    void rejectsNpzForPredictionWithAdvice() throws IOException {
        Path run = sum("npz: {file: " + ARRAYS.resolve("stored.npz") + ", features: x, target: y}");
        for (String command : new String[] {"predict", "evaluate"}) {
            CommandLineRun wrong = CommandLineRun.of(
                    command, run.toString(), ARRAYS.resolve("zipped.npz").toString());
            assertThat(wrong.exitCode()).isNotZero();
            assertThat(wrong.err())
                    .contains("zipped.npz: is an NPZ file")
                    .contains("numpy.save('x.npy', numpy.load('zipped.npz')['x'])");
        }
    }

    @Test
    void readsBooleansAsZeroAndOne() throws IOException {
        Path run = sum("npy: {features: " + ARRAYS.resolve("xb1.npy") + ", target: " + ARRAYS.resolve("y.npy") + "}");
        assertThat(predictions(run, "xb1")).isEqualTo("prediction\n110.0\n111.0\n111.0\n111.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored", "zipped"})
    void readsArraysFromNpz(String name) throws IOException {
        Path run = sum("npz: {file: " + ARRAYS.resolve(name + ".npz") + ", features: x, target: y}");
        assertThat(predictions(run, "xf8")).isEqualTo("prediction\n210.0\n1503.0\n876.0\n1209.0\n");
        assertThat(Files.readString(run.resolve("experiment.yaml"))).contains(name + ".npz");
    }

    @Test
    void infersClassesFromIntegersAndLabelsFromColumns() throws IOException {
        Path classes = run(
                "npy: {features: " + ARRAYS.resolve("xf4.npy") + ", target: " + ARRAYS.resolve("y.npy") + "}",
                "dense: {activation: softmax}",
                "cross_entropy");
        assertThat(predictions(classes, "xf4")).startsWith("prediction,p_0,p_1\n");
        Path labels = run(
                "npy: {features: " + ARRAYS.resolve("xf4.npy") + ", target: " + ARRAYS.resolve("many.npy") + "}",
                "dense: {activation: sigmoid}",
                "binary_cross_entropy");
        assertThat(predictions(labels, "xf4")).startsWith("prediction_target_0,prediction_target_1,p_target_0");
        String judged = CommandLineRun.of(
                        "evaluate",
                        labels.toString(),
                        ARRAYS.resolve("xf4.npy").toString(),
                        "--labels",
                        ARRAYS.resolve("many.npy").toString())
                .out();
        assertThat(judged).startsWith("4 samples  loss").contains("subset_accuracy");
    }

    @Test
    void imputesMissingNumbers() throws IOException {
        Path run = run(
                "npy: {features: " + ARRAYS.resolve("missing.npy") + ", target: " + ARRAYS.resolve("y.npy")
                        + "}, preprocessing: {missing: mean}",
                "dense: {weights: [[1]], bias: [0], activation: linear}",
                "mse");
        assertThat(predictions(run, "missing")).isEqualTo("prediction\n1.0\n2.0\n2.0\n3.0\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'infinite', 'row 1, column 0: expected a number, found infinity'",
        "complex, holds elements of type '<c16'",
        "records, holds records",
        "'cut', 'declares 96 bytes of numbers, found 93'",
        "nowhere, can't be read: no such file or folder",
        "missing, data.preprocessing.missing can fill"
    })
    void reportsUnusableArrays(String name, String message) throws IOException {
        Path file = experiment(
                "npy: {features: " + ARRAYS.resolve(name + ".npy") + ", target: " + ARRAYS.resolve("y.npy") + "}",
                "dense: {activation: linear}",
                "mse");
        CommandLineRun wrong = CommandLineRun.of("run", file.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(name + ".npy").contains(message);
    }

    @Test
    void rejectsMissingAndUnsuitableArrays() throws IOException {
        Path npz = ARRAYS.resolve("stored.npz");
        assertThat(problem("npz: {file: " + npz + ", features: z, target: y}"))
                .contains("stored.npz[z]: is not in the file; it contains x, y");
        assertThat(problem("npz: {file: " + ARRAYS.resolve("y.npy") + ", features: x, target: y}"))
                .contains("is not an NPZ file, or is damaged");
        assertThat(problem("npy: {features: " + ARRAYS.resolve("xf8.npy") + ", target: " + ARRAYS.resolve("records.npy")
                        + "}"))
                .contains("records.npy: holds records; expected booleans");
        assertThat(problem("npy: {features: " + ARRAYS.resolve("xf8.npy") + ", target: " + ARRAYS.resolve("words.npy")
                        + "}"))
                .contains("words.npy: holds elements of type '<U1'; expected booleans")
                .contains("numpy.unique(words, return_inverse=True)[1] converts words to numbers");
    }

    private String problem(String data) throws IOException {
        return CommandLineRun.of(
                        "run",
                        experiment(data, "dense: {activation: linear}", "mse").toString())
                .err();
    }

    private Path sum(String data) throws IOException {
        return run(data, "dense: {weights: [[1], [10], [100]], bias: [0], activation: linear}", "mse");
    }

    private Path run(String data, String layer, String loss) throws IOException {
        CommandLineRun run =
                new Workspace(temporary).start(experiment(data, layer, loss)).succeeded();
        CommandLineRun.of("check", run.folder().resolve("experiment.yaml").toString())
                .succeeded();
        return run.folder();
    }

    private Path experiment(String data, String layer, String loss) throws IOException {
        return Files.writeString(
                temporary.resolve("arrays.yaml"),
                String.join(
                        "\n",
                        "data: {" + data + "}",
                        "network: {layers: [" + layer + "]}",
                        "loss: " + loss,
                        "optimizer: {sgd: {learning_rate: 0}}",
                        "training: {epochs: 1}"));
    }

    private static String predictions(Path run, String name) {
        CommandLineRun predicted = CommandLineRun.of(
                        "predict", run.toString(), ARRAYS.resolve(name + ".npy").toString())
                .succeeded();
        return predicted.out();
    }
}
