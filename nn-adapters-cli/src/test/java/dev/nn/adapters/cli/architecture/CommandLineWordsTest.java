package dev.nn.adapters.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The application mentions no command-line option and no file of a run folder, since embedding
 * applications may have neither. ArchUnit can't see string literals, so the sources are searched.
 */
class CommandLineWordsTest {

    private static final Pattern OPTION = Pattern.compile("\"[^\"]*--[a-z][^\"]*\"");
    private static final Pattern RUN_FILE = Pattern.compile(
            "\"[^\"]*((experiment|provenance|journal|metrics|verdicts|ending)\\.(yaml|jsonl?)|model\\.safetensors|report\\.html"
                    + "|(folds|trials|checkpoints)/)[^\"]*\"");
    private static final Path SOURCES = Path.of("../nn-application/src/main/java");

    @Test
    void applicationMentionsNoOption() throws IOException {
        assertThat(found(OPTION)).isEmpty();
    }

    @Test
    void applicationMentionsNoRunFile() throws IOException {
        assertThat(found(RUN_FILE)).isEmpty();
    }

    private static List<String> found(Pattern words) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (words.matcher(line).find() && !isDocumentation(file)) {
                        found.add(file.getFileName() + ": " + line.strip());
                    }
                }
            }
        }
        return found;
    }

    /**
     * Returns whether the file contains schema descriptions, which are read beside the command-line
     * help.
     */
    private static boolean isDocumentation(Path file) {
        return file.toString().contains("/schema/");
    }

    @Test
    void patternsMatchExamples() {
        assertThat(RUN_FILE.matcher("path + \"/folds/\" + fold").find()).isTrue();
        assertThat(RUN_FILE.matcher("read(run + \"/experiment.yaml\")").find()).isTrue();
        assertThat(OPTION.matcher("problems.add(\"use --set a=b\")").find()).isTrue();
    }
}
