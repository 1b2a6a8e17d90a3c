package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.documents.Documents.Block;
import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every experiment, and every part of one, that a document shows is valid. */
class DocumentedExperimentsTest {

    /** Completes a fragment: its top-level keys replace those of this experiment. */
    private static final String COMPLETE = """
            data: {csv: examples/data/iris.csv, target: species, split: {validation: 0.2, test: 0.2}}
            network: {layers: [{dense: {units: 4, activation: tanh}}, {dense: {activation: softmax}}]}
            """;

    @TempDir
    Path temporary;

    static Stream<Arguments> experiments() {
        return Documents.pages().stream()
                .filter(page -> !page.toString().contains("CHANGELOG"))
                .flatMap(page -> Documents.blocks(Documents.text(page)).stream()
                        .filter(block ->
                                block.language().equals("yaml") && !block.info().contains("not-checked"))
                        .map(block -> Arguments.of(page + ":" + block.line(), block)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experiments")
    void isValid(String place, Block block) throws IOException {
        if (block.info().contains("/")) {
            // A file of the repository, whose paths are relative to it.
            String name = block.info().substring(1, block.info().length() - 1);
            assertThat(block.text()).isEqualTo(Files.readString(Documents.ROOT.resolve(name)));
            return;
        }
        Files.createSymbolicLink(
                temporary.resolve("examples"), Path.of("../examples").toRealPath());
        Map<String, String> keys = sections(COMPLETE);
        Map<String, String> shown = sections(block.text());
        if (shown.containsKey("data")
                && !shown.containsKey("network")
                && !block.text().contains("iris")) {
            // Another table needs a last layer that follows from its target.
            keys.put("network", "network: {layers: [{dense: {units: 4, activation: tanh}}, {dense: {}}]}\n");
        }
        keys.putAll(shown);
        Path file = Files.writeString(temporary.resolve("experiment.yaml"), String.join("", keys.values()));
        Stream<String> plugin = block.text().contains("my_activation") ? Stream.empty() : Stream.of("--no-plugins");
        String[] arguments =
                Stream.concat(Stream.of("check", file.toString()), plugin).toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(arguments);
        if (block.text().contains("my_activation")) {
            assertThat(run.err()).contains("unknown activation 'my_activation'");
        } else {
            assertThat(run.err()).as(Files.readString(file)).isEmpty();
            assertThat(run.exitCode()).isZero();
        }
    }

    /** Splits YAML at its top-level keys. */
    private static Map<String, String> sections(String yaml) {
        Map<String, String> sections = new LinkedHashMap<>();
        String key = "";
        for (String line : yaml.lines().toList()) {
            if (line.matches("[a-z_]+:.*")) {
                key = line.substring(0, line.indexOf(':'));
            }
            sections.merge(key, line + "\n", String::concat);
        }
        return sections;
    }
}
