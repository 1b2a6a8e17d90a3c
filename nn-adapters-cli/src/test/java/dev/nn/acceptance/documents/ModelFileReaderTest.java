package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.documents.Documents.Block;
import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The NumPy reader of docs/reference/model-file.md predicts what {@code nn predict} predicts. */
class ModelFileReaderTest {

    @TempDir
    Path folder;

    @Test
    void predictsWithSeventeenLinesOfNumPy() throws Exception {
        Block reader = Documents.blocks(Documents.text(Path.of("docs/reference/model-file.md"))).stream()
                .filter(block -> block.language().equals("python"))
                .findFirst()
                .orElseThrow();
        assertThat(reader.text().lines()).hasSize(17);
        assumeTrue(python("-c", "import numpy").isPresent(), "python3 with NumPy is not installed");
        Path script = Files.writeString(folder.resolve("reader.py"), reader.text());
        Path run = CommandLineRun.of(
                        "run",
                        CommandLineRun.example("iris.yaml"),
                        "--out",
                        folder.resolve("runs").toString())
                .succeeded()
                .folder();
        Path row = Files.writeString(
                folder.resolve("row.csv"), "sepal_length,sepal_width,petal_length,petal_width\n6.3,2.8,5.1,1.5\n");
        String[] expected = CommandLineRun.of("predict", run.toString(), row.toString())
                .succeeded()
                .out()
                .lines()
                .toList()
                .get(1)
                .split(",");
        String printed = python(
                        script.toString(), run.resolve("model.safetensors").toString(), "6.3", "2.8", "5.1", "1.5")
                .orElseThrow();
        Matcher classes = Pattern.compile("'(\\w+)': ([0-9.e-]+)").matcher(printed);
        int k = 0;
        while (classes.find()) {
            k++;
            assertThat(Double.parseDouble(classes.group(2)))
                    .as(classes.group(1))
                    .isCloseTo(Double.parseDouble(expected[k]), within(2e-6));
        }
        assertThat(k).as(printed).isEqualTo(3);
    }

    /** Returns what Python prints; empty if it is missing or fails. */
    private static Optional<String> python(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
