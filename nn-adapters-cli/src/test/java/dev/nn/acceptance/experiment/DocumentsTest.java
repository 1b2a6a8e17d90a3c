package dev.nn.acceptance.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments that the documents show are sound. */
class DocumentsTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path temporary;

    @Test
    void theExperimentAndWhatCanBeWrittenInIt() throws IOException {
        List<String> blocks = YAML.matcher(Files.readString(Path.of("../docs/experiment.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        assertSound(blocks.get(0), List.of());
        String written = blocks.get(1);
        // Each key of the second block stands where the first shows it.
        List<String> settings = new ArrayList<>();
        settings.add("network.layers[0].dense.activation=" + line(written, "activation"));
        settings.add("loss=" + line(written, "loss"));
        settings.add("training.schedule=" + line(written, "schedule"));
        settings.add("optimizer=" + written.substring(written.indexOf("optimizer:") + "optimizer:".length()));
        assertSound(blocks.get(0), settings);
    }

    /** Written anew with -Dgolden.write=true. */
    @Test
    void everyKeyIsInTheDocument() throws IOException {
        Path file = Path.of("../docs/experiment.md");
        String document = Files.readString(file);
        String begin = "<!-- keys: written by DocumentsTest from the schema -->\n";
        String end = "<!-- keys end -->\n";
        int from = document.indexOf(begin) + begin.length();
        String keys = CommandLineRun.of("schema", "--no-plugins", "--format", "markdown")
                .out();
        String expected = document.substring(0, from) + "\n" + keys + "\n" + document.substring(document.indexOf(end));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    private static String line(String block, String key) {
        String rest = block.substring(block.indexOf(key + ": ") + key.length() + 2);
        return rest.substring(0, rest.indexOf('\n'));
    }

    private void assertSound(String yaml, List<String> settings) throws IOException {
        Path file = temporary.resolve("experiment.yaml");
        Files.writeString(file, yaml);
        List<String> arguments = new ArrayList<>(List.of("check", file.toString()));
        String data = Path.of(CommandLineRun.example("data/iris.csv"))
                .toAbsolutePath()
                .toString();
        arguments.addAll(List.of("--set", "data.csv=" + data));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }
}
