package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Raw tables through {@code nn run}, prepared only by an experiment file of at most 25 lines; the
 * mean of three seeds on the test rows. For adult and California housing the bound is
 * scikit-learn's lowest seed minus one standard error; the others must beat a trivial baseline: the
 * most frequent class, or a linear model. The data is too large for the repository, so the test is
 * skipped unless {@code -Dnn.data} names the folder that holds it.
 */
class RealDataTest {

    private static final Path EXPERIMENTS = Path.of("src/test/resources/experiments/real");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "adult, accuracy, 0.854, 0.87",
        "california-housing, rmse, 48000, 55500",
        "titanic, accuracy, 0.75, 0.9",
        "beijing-pm25, r2, 0.4, 0.8"
    })
    void reachesTheReferenceMetric(String name, String metric, double least, double most) throws IOException {
        String data = System.getProperty("nn.data", "");
        Path folder = Path.of(data, name).toAbsolutePath();
        assumeTrue(!data.isEmpty() && Files.isDirectory(folder), "-Dnn.data does not name a folder with " + name);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(temporary.resolve(file.getFileName()), file);
            }
        }
        Path experiment = EXPERIMENTS.resolve(name + ".yaml");
        assertThat(Files.readAllLines(experiment)).hasSizeLessThanOrEqualTo(25);
        Path copy = Files.copy(experiment, temporary.resolve("experiment.yaml"));
        double sum = 0;
        for (int seed = 0; seed < 3; seed++) {
            CommandLineRun run = CommandLineRun.of(
                            "run",
                            copy.toString(),
                            "--seed",
                            Integer.toString(seed),
                            "--out",
                            temporary.resolve("runs").toString())
                    .succeeded();
            sum += JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(run.folder().resolve("metrics.json")))
                    .get("test")
                    .get(metric)
                    .asDouble();
        }
        assertThat(sum / 3).as("mean test " + metric + " of " + name).isBetween(least, most);
    }
}
