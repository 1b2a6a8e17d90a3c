package dev.nn.acceptance.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example of the gallery runs, and the document names all of them. */
class GalleryTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @MethodSource("examples")
    void runsWithoutWarnings(Path example) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("run", example.toString(), "--set", "training.epochs=3", "--out", temporary.toString()));
        // The example plugin is on the class path of these tests.
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new)).succeeded();
        assertThat(run.err()).doesNotContain("warning");
        assertThat(run.folder().resolve("metrics.json")).exists();
    }

    /** Runs sound trainings, which must yield no verdicts. */
    @ParameterizedTest
    @ValueSource(strings = {"classification", "formula", "from-disk", "images", "imbalanced", "regression"})
    void reportsNoProblems(String name) {
        CommandLineRun run = CommandLineRun.of(
                        "run", CommandLineRun.example("gallery/" + name + ".yaml"), "--out", temporary.toString())
                .succeeded();
        assertThat(run.folder().resolve("verdicts.json")).content().isEqualToIgnoringWhitespace("{}");
    }

    @Test
    void documentListsEveryExample() throws IOException {
        String document = Files.readString(Path.of("../docs/guides/examples.md"));
        assertThat(examples().map(example -> "examples/gallery/" + example.getFileName()))
                .hasSize(9)
                .allMatch(document::contains);
        assertThat(document).contains("examples/paper.yaml");
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(CommandLineRun.example("gallery")))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }
}
