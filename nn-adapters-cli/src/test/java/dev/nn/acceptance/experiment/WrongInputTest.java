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
 * Invalid files, each with the exact text that the command line prints. {@code -Dgolden.write=true}
 * rewrites the texts; review them before committing.
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
    void rejectsInvalidExperiment(Path file) throws IOException {
        assertGolden(file, CommandLineRun.of("run", file.toString(), "--out", runs.toString()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rejectsInvalidTable(Path file) throws IOException {
        String experiment = WRONG.resolve("csv/experiment.yaml").toString();
        String setting = "data.csv=" + file.getFileName();
        assertGolden(file, CommandLineRun.of("run", experiment, "--set", setting, "--out", runs.toString()));
    }

    @Test
    void hasEnoughCases() throws IOException {
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
        // Experiments are grouped into one folder per topic.
        try (Stream<Path> files = Files.walk(WRONG.resolve(folder))) {
            return files.filter(f -> f.getFileName().toString().matches("[0-9].*\\" + ending))
                    .sorted()
                    .toList();
        }
    }
}
