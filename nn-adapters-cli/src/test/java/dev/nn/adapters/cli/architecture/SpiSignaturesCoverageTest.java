package dev.nn.adapters.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The list of stable SPI signatures contains every type that generated projects and the testkit
 * use.
 */
class SpiSignaturesCoverageTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> USERS = List.of(
            "nn-adapters-file/src/main/resources/dev/nn/adapters/file/plugin/project",
            "nn-plugins/nn-plugin-testkit/src/main/java",
            "nn-plugins/nn-plugin-example/src/main/java");
    private static final Pattern IMPORT = Pattern.compile("import (dev\\.nn\\.domain\\.[\\w.]+);");

    @Test
    void listsEveryTypeThatTemplatesAndTestkitUse() throws IOException {
        Set<String> listed =
                Files.readAllLines(ROOT.resolve("nn-domain/src/test/resources/spi-signatures.txt")).stream()
                        .map(line -> line.substring(0, line.indexOf(':')).replace('$', '.'))
                        .collect(Collectors.toSet());
        // Interfaces without methods of their own are listed by their nested types.
        listed.addAll(listed.stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .toList());
        assertThat(used()).isNotEmpty().isSubsetOf(listed);
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String folder : USERS) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                IMPORT.matcher(text(file)).results().forEach(found -> used.add(found.group(1))));
            }
        }
        return used;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
