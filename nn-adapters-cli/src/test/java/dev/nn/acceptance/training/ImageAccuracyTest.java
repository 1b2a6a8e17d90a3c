package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * MNIST and Fashion-MNIST through {@code nn run}: 784-128-10, ten epochs, Adam, batches of 128. The
 * mean of three seeds must reach the lowest seed of scikit-learn and PyTorch minus one binomial
 * standard error. The data is too large for the repository, so the test is skipped unless
 * {@code -Dnn.images} names the folder that holds both.
 */
class ImageAccuracyTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"mnist, 0.972", "fashion-mnist, 0.874"})
    void reachesTheReferenceTestAccuracy(String name, double floor) throws IOException {
        String images = System.getProperty("nn.images", "");
        Path folder = Path.of(images, name).toAbsolutePath();
        assumeTrue(!images.isEmpty() && Files.isDirectory(folder), "-Dnn.images does not name a folder with " + name);
        Path file = temporary.resolve("images.yaml");
        Files.writeString(file, """
                data:
                  idx: {images: %1$s/train-images-idx3-ubyte.gz, labels: %1$s/train-labels-idx1-ubyte.gz}
                  test: {idx: {images: %1$s/t10k-images-idx3-ubyte.gz, labels: %1$s/t10k-labels-idx1-ubyte.gz}}
                network:
                  layers:
                    - dense: {units: 128, activation: relu}
                    - dense: {activation: softmax}
                optimizer: {adam: {learning_rate: 0.001}}
                training: {epochs: 10, batch_size: 128}
                """.formatted(folder));
        double sum = 0;
        for (int seed = 0; seed < 3; seed++) {
            CommandLineRun run = CommandLineRun.of(
                            "run", file.toString(), "--seed", Integer.toString(seed), "--out", temporary.toString())
                    .succeeded();
            sum += JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(run.folder().resolve("metrics.json")))
                    .get("test")
                    .get("accuracy")
                    .asDouble();
        }
        assertThat(sum / 3)
                .as("mean test accuracy of " + name)
                .isGreaterThanOrEqualTo(floor)
                .isLessThan(0.999);
    }
}
