package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java program and fragment in the documents compiles, against the version that they name. */
class DocumentedProgramsTest {

    private static final Pattern CLASS = Pattern.compile("class (\\w+)");

    private static final Pattern VERSION =
            Pattern.compile("<groupId>dev\\.nn</groupId>\\s*<artifactId>[^<]+</artifactId>\\s*<version>([^<]+)");

    private static final String IMPORTS = """
            import dev.nn.adapters.file.model.*;
            import dev.nn.application.inference.*;
            import dev.nn.domain.function.*;
            import dev.nn.domain.layer.*;
            import dev.nn.domain.network.*;
            import dev.nn.domain.spi.*;
            import dev.nn.domain.spi.Plugin;
            import dev.nn.domain.training.*;
            import dev.nn.plugin.functions.*;
            import java.nio.file.Path;
            import java.util.*;
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> programs() {
        return Documents.pages().stream()
                .flatMap(page -> Documents.blocks(Documents.text(page)).stream()
                        .filter(block -> block.language().equals("java"))
                        .map(block -> Arguments.of(page + ":" + block.line(), block.text())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void compiles(String place, String text) throws IOException {
        Matcher type = CLASS.matcher(text);
        boolean whole = type.find();
        String name = whole ? type.group(1) : "Fragment";
        String program = whole
                ? (text.startsWith("import") ? "" : IMPORTS) + text
                : IMPORTS + "class Fragment { void run() throws Exception {\n" + text.replaceAll("(?m)^import .*$", "")
                        + "} }";
        Path source = Files.writeString(folder.resolve(name + ".java"), program);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        errors,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Otherwise the test before this one could pass by compiling nothing. */
    @ParameterizedTest
    @MethodSource("pages")
    void findsThePrograms(String page, int programs) {
        assertThat(programs().filter(program -> program.get()[0].toString().startsWith(page + ":")))
                .hasSize(programs);
    }

    @Test
    void namesTheVersionOfTheBuild() {
        Matcher build = VERSION.matcher(Documents.text(Path.of("pom.xml")));
        assertThat(build.find()).isTrue();
        String version = build.group(1);
        assertThat(VERSION.matcher(Documents.text(Path.of("docs/tutorials/embedding.md")))
                        .results())
                .isNotEmpty()
                .allMatch(named -> named.group(1).equals(version));
        assertThat(Documents.text(Path.of(".ci/boot/pom.xml"))).contains("<nn.version>" + version + "<");
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("README.md", 1),
                Arguments.of("docs/tutorials/embedding.md", 3),
                Arguments.of("docs/tutorials/first-plugin.md", 1),
                Arguments.of("docs/guides/serve-predictions.md", 1));
    }
}
