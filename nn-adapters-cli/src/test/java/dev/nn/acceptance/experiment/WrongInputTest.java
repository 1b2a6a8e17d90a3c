package dev.nn.acceptance.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong files beside the exact text that the command line prints. With {@code -Dgolden.write=true} the texts are written
 * anew, to be read before they are committed.
 */
class WrongInputTest {

    private static final Path WRONG = Path.of("src/test/resources/wrong");

    @TempDir
    Path runs;

    static List<Path> experiments() throws IOException {
        return files("yaml", ".yaml");
    }

    static List<Path> tables() throws IOException {
        return files("csv", ".csv");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void wrongExperiment(Path file) throws IOException {
        assertGolden(file, CommandLineRun.of("run", file.toString(), "--out", runs.toString()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void wrongTable(Path file) throws IOException {
        String experiment = WRONG.resolve("csv/experiment.yaml").toString();
        String setting = "data.csv=" + file.getFileName();
        assertGolden(file, CommandLineRun.of("run", experiment, "--set", setting, "--out", runs.toString()));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(experiments()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(tables()).hasSizeGreaterThanOrEqualTo(20);
    }

    private static void assertGolden(Path file, CommandLineRun run) throws IOException {
        String folder = file.toString().replace(file.getFileName().toString(), "");
        String found = "exit " + run.exitCode() + "\n" + run.err().replace(folder, "");
        Path golden = file.resolveSibling(file.getFileName() + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        // Those of experiments lie in a folder for each topic.
        try (Stream<Path> files = Files.walk(WRONG.resolve(folder))) {
            return files.filter(f -> f.getFileName().toString().matches("[0-9].*\\" + ending))
                    .sorted()
                    .toList();
        }
    }
}
