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

/** The application names no option of the command line: who embeds it has none. ArchUnit can't see texts, so sources are searched. */
class CommandLineWordsTest {

    private static final Pattern OPTION = Pattern.compile("\"[^\"]*--[a-z][^\"]*\"");
    private static final Path SOURCES = Path.of("../nn-application/src/main/java");

    @Test
    void theApplicationNamesNoOption() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (OPTION.matcher(line).find() && !isDocumentation(file)) {
                        found.add(file.getFileName() + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** The schema's descriptions are read beside the command line's help. */
    private static boolean isDocumentation(Path file) {
        return file.toString().contains("/schema/");
    }

    @Test
    void findsAnOption() {
        assertThat(OPTION.matcher("problems.add(\"use --set a=b\")").find()).isTrue();
    }
}
