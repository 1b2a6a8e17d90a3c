package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bytes of the trained model stay the same: on any number of threads, with vectors of any width
 * and without, on every JDK that runs these tests. A hash changes only with the arithmetic; a
 * changed hash is a change for users.
 */
class GoldenBitsTest {

    private static final Map<String, String> SHA256 = Map.of(
            "flowers", "85eca4cf5d49e48fbe4b672b898a1b59cc7f78b616e033c36007e03f8ea07b0d",
            "digits", "f524d5e74eecab7f09a4a1f663197beded9c7788bcbbd89ac164303f98ace94a",
            "progression", "f1d9014569873cea328cee940adff8e7d5a5bb84f5c13c905fc882c1f69fff68");

    @TempDir
    Path runs;

    @ParameterizedTest
    @CsvSource({
        "1, vector",
        "2, vector",
        "3, vector",
        "4, vector",
        "8, vector",
        "1, plain",
        "2, plain",
        "3, plain",
        "8, plain"
    })
    void trainsToTheGoldenBitsWithAnyThreadsAndKernels(int threads, String kernels) throws IOException {
        for (String name : SHA256.keySet()) {
            CommandLineRun run =
                    CommandLineRun.of(arguments(name, threads, kernels).toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(hash(run.folder())).as(name).isEqualTo(SHA256.get(name));
        }
    }

    /** Starts a new JVM for each setting, since vector width and compiler are fixed at startup. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=64",
                "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=32",
                "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=16",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseParallelGC -Duser.language=tr -Xmx256m",
            })
    void trainsToTheGoldenBitsOnAnyJvmSettings(String options) throws IOException, InterruptedException {
        for (String name : SHA256.keySet()) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(options.split(" ")));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.nn.adapters.cli.bootstrap.Main"));
            command.addAll(arguments(name, 2, "auto"));
            Path out = runs.resolve("out.txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor()).as(Files.readString(out)).isZero();
            assertThat(hash(runs.resolve(name).resolve("1"))).as(name).isEqualTo(SHA256.get(name));
        }
    }

    private List<String> arguments(String name, int threads, String kernels) {
        return List.of(
                "run",
                "src/test/resources/experiments/golden/" + name + ".yaml",
                "--no-plugins",
                "--set",
                "engine={name: cpu, threads: " + threads + ", kernels: " + kernels + "}",
                "--out",
                runs.toString());
    }

    private static String hash(Path folder) throws IOException {
        try {
            byte[] model = Files.readAllBytes(folder.resolve("model.safetensors"));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
