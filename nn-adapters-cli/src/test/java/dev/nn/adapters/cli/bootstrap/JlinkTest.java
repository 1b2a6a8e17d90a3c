package dev.nn.adapters.cli.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime image for those who embed the domain and nn's own functions, made by the JDK's linker. */
class JlinkTest {

    @TempDir
    Path temporary;

    @Test
    void theDomainAndItsFunctionsCanBeLinked() throws IOException, InterruptedException {
        String modules = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("nn-domain") || entry.contains("nn-plugin-functions"))
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter said = new StringWriter();
        Path image = temporary.resolve("image");
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "--module-path",
                        modules,
                        "--add-modules",
                        "dev.nn.plugin.functions",
                        "--output",
                        image.toString());
        assertThat(code).as(said.toString()).isZero();
        Process java = new ProcessBuilder(image.resolve("bin/java").toString(), "--list-modules").start();
        assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("dev.nn.domain")
                .contains("dev.nn.plugin.functions");
    }
}
