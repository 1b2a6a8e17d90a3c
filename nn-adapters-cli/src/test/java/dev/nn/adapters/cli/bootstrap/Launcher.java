package dev.nn.adapters.cli.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The distribution, started as a process as its users start it. */
final class Launcher {

    private Launcher() {}

    /** A start that keeps its class-data archive in a folder of the test, or keeps none if the name is empty. */
    static ProcessBuilder start(String cache, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("target/nn/bin/nn").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("NN_CACHE", cache);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** What a command that has to succeed prints on standard output. */
    static String out(String cache, String... arguments) throws IOException, InterruptedException {
        File err = File.createTempFile("nn-err", ".txt");
        Process process = start(cache, arguments).redirectError(err).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err.toPath())).isZero();
        Files.delete(err.toPath());
        return out;
    }

    /** What a command came to. */
    record Said(int code, String out, String err) {}

    /** Runs a command to its end. */
    static Said run(ProcessBuilder command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("nn-err", ".txt");
        Process process = command.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Said said = new Said(process.waitFor(), out, Files.readString(err));
        Files.delete(err);
        return said;
    }

    /** The class-data archive, made by a process of its own after a command. */
    static Path archive(Path cache) throws IOException, InterruptedException {
        for (int tenths = 0; tenths < 900; tenths++) {
            try (Stream<Path> files = Files.list(cache)) {
                Optional<Path> made =
                        files.filter(file -> file.toString().endsWith(".jsa")).findFirst();
                if (made.isPresent()) {
                    return made.get();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive was made in " + cache);
    }

    /** Waits until a file of a running process says enough. */
    static void await(Process process, Path file, long bytes) throws IOException, InterruptedException {
        while (!Files.exists(file) || Files.size(file) < bytes) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(2);
        }
    }
}
