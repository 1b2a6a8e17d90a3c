package dev.nn.acceptance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs and models written by an earlier version still load, predict and resume to the same bits.
 * They were written by commit 8db0b9f; {@code left} contains runs that were killed.
 */
public class EarlierVersionTest {

    private static final Path WRITTEN = Path.of("src/test/resources/previous");
    /** The files with settings and numbers; verdicts are prose, which a new version may reword. */
    private static final Set<String> RESULTS =
            Set.of("experiment.yaml", "model.safetensors", "metrics.json", "journal.jsonl");

    @TempDir
    Path folder;

    /** Copies the fixture, since runs are written to and experiments name their data by relative paths. */
    @BeforeEach
    void copy() throws IOException {
        Folders.copy(WRITTEN, folder);
    }

    @ParameterizedTest
    @CsvSource({"classes, runs/classes/1", "numbers, runs/numbers/1", "folds, runs/folds/1/folds/2"})
    void predictsEvaluatesAndExplainsTheSame(String name, String run) throws IOException {
        String model = folder.resolve(run).toString();
        String data = folder.resolve("data.csv").toString();
        assertThat(CommandLineRun.of("predict", model, data).out()).isEqualTo(written(name + "-predictions.csv"));
        assertThat(CommandLineRun.of("evaluate", model, data, "--format", "json")
                        .out())
                .isEqualTo(written(name + "-evaluation.json"));
        assertThat(CommandLineRun.of("explain", model, "--sample", "1", "--format", "json")
                        .out()
                        .replace(folder + "/", ""))
                .isEqualTo(written(name + "-explanation.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "folds", "sweep"})
    void resumesToTheSameBits(String name) throws IOException {
        Path left = folder.resolve("left/" + name + "/1");

        CommandLineRun.of("run", "--resume", left.toString()).succeeded();
        assertSameResults(left, WRITTEN.resolve("runs/" + name + "/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "numbers", "folds", "sweep"})
    void trainsToTheSameBits(String name) throws IOException {
        CommandLineRun run = CommandLineRun.of(
                        "run",
                        folder.resolve(name + ".yaml").toString(),
                        "--out",
                        folder.resolve("runs").toString())
                .succeeded();
        assertSameResults(run.folder(), WRITTEN.resolve("runs/" + name + "/1"));
    }

    @Test
    void writesTheReportOfARun() {
        String run = folder.resolve("runs/classes/1").toString();
        CommandLineRun.of("report", run).succeeded();
        assertThat(folder.resolve("runs/classes/1/report.html")).isNotEmptyFile();
    }

    private static void assertSameResults(Path run, Path expected) throws IOException {
        try (Stream<Path> files = Files.walk(expected)) {
            List<Path> results = files.filter(
                            file -> RESULTS.contains(file.getFileName().toString()))
                    .map(expected::relativize)
                    .toList();
            assertThat(results).isNotEmpty();
            for (Path file : results) {
                assertThat(withoutComment(run.resolve(file)))
                        .as(file.toString())
                        .isEqualTo(withoutComment(expected.resolve(file)));
            }
        }
    }

    private static String withoutComment(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replaceFirst("^# .*\n", "");
    }

    private static String written(String name) throws IOException {
        return Files.readString(WRITTEN.resolve(name));
    }
}
