package dev.nn.acceptance.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A jlink runtime image for applications that embed the domain with nn's own functions and engine.
 */
class JlinkTest {

    @TempDir
    Path temporary;

    /**
     * Finds the Vector API module at run time, since a module descriptor can't require a module
     * that may be missing.
     */
    @Test
    void linksDomainFunctionsAndEngine() throws IOException {
        String modules = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*nn-(domain|plugin-functions|plugin-cpu)\\b.*"))
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
                        "dev.nn.plugin.functions,dev.nn.plugin.cpu,jdk.incubator.vector",
                        "--output",
                        image.toString());
        assertThat(code).as(said.toString()).isZero();
        Path source = Files.writeString(temporary.resolve("Engines.java"), """
                import dev.nn.domain.spi.Arguments;
                import dev.nn.domain.spi.Plugin;
                import dev.nn.domain.layer.Dense;
                import dev.nn.domain.network.Network;
                import dev.nn.domain.spi.Functions;
                import dev.nn.domain.training.Trainer;
                import java.util.List;
                import java.util.ServiceLoader;

                class Engines {
                    public static void main(String[] arguments) {
                        for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
                            plugin.engines().forEach(e -> System.out.println(e.info().name() + " " + e.create(Arguments.defaults(List.of())).availability().get()));
                        }
                        Functions functions = Functions.load();
                        Trainer trainer = Trainer.of(Network.of(2, new Dense(8, functions.activation("tanh")),
                                        new Dense(1, functions.activation("sigmoid"))))
                                .loss(functions.loss("binary_cross_entropy")).optimizer(functions.optimizer("adam"))
                                .engine(functions.engine("cpu")).epochs(500).build();
                        trainer.fit(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
                        System.out.println("trained " + trainer.predict(new double[][] {{0, 1}})[0][0]);
                    }
                }
                """);
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-p", modules, "--add-modules", "dev.nn.domain", source.toString());
        assertThat(compiled).isZero();
        assertThat(said(image, "--list-modules")).contains("dev.nn.domain").contains("dev.nn.plugin.functions");
        String every = "dev.nn.plugin.functions,dev.nn.plugin.cpu";
        assertThat(said(image, "--add-modules", every, "-cp", temporary.toString(), "Engines"))
                .contains("cpu", "trained 0.")
                .contains("--add-modules jdk.incubator.vector");
        assertThat(said(
                        image,
                        "--add-modules",
                        every + ",jdk.incubator.vector",
                        "-cp",
                        temporary.toString(),
                        "Engines"))
                .contains("cpu", "trained 0.")
                .doesNotContain("--add-modules");
    }

    private static String said(Path image, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
        command.addAll(List.of(arguments));
        Process java = new ProcessBuilder(command).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
