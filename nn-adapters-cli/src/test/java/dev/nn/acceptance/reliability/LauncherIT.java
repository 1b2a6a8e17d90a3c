package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The distribution as users start it, with the class-data archive that its first command creates.
 */
class LauncherIT {

    @TempDir
    Path temporary;

    @Test
    void printsValidJsonWithTheArchiveInUse() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        String paper = CommandLineRun.example("paper.yaml");
        String first = Launcher.out(cache.toString(), "explain", paper, "--format", "json");
        Launcher.archive(cache);
        String second = Launcher.out(cache.toString(), "explain", paper, "--format", "json");
        assertThat(second).isEqualTo(first);
        assertThat(JsonMapper.builder().build().readTree(second).has("forward")).isTrue();
    }

    /**
     * Suppresses Java's warning about its incubator module and nothing else, neither of nn nor of
     * Java.
     */
    @Test
    void suppressesOnlyTheIncubatorWarning() throws IOException, InterruptedException {
        String file = temporary.resolve("none.yaml").toString();
        File err = temporary.resolve("said.txt").toFile();
        Files.writeString(err.toPath(), "before\n");
        ProcessBuilder check = Launcher.start("", "check", file);
        Process process =
                check.redirectError(ProcessBuilder.Redirect.appendTo(err)).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(err.toPath()))
                .isEqualTo("before\nnn: " + file + ": can't be read: no such file, or permission denied\n");
        ProcessBuilder piped = Launcher.start("", "check", file);
        Process read = piped.start();
        assertThat(new String(read.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("nn: " + file + ": can't be read: no such file, or permission denied\n");
        ProcessBuilder wrong = Launcher.start("", "check", file);
        wrong.environment().put("JAVA_TOOL_OPTIONS", "-XX:MaxHeapSize=nothing");
        Process refused = wrong.start();
        assertThat(new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Invalid maximum heap size");
        assertThat(refused.waitFor()).isEqualTo(1);
    }

    /** Enables the Vector API module according to the command, even if options precede it. */
    @Test
    void acceptsOptionsBeforeTheCommand() throws IOException, InterruptedException {
        String plain = Launcher.out("", "plugins", "list", "--format", "json");
        assertThat(Launcher.out("", "--no-color", "plugins", "list", "--format", "json"))
                .isEqualTo(plain);
        assertThat(Launcher.out("", "--debug", "schema")).startsWith("{");
    }

    /**
     * Queries the JVM instead of timing it: the same processor gives another answer with the flag
     * off.
     */
    @Test
    void cpuEngineRequiresFusedMultiplyAdd() throws IOException, InterruptedException {
        ProcessBuilder list = Launcher.start("", "plugins", "list");
        list.environment().put("JDK_JAVA_OPTIONS", "-XX:-UseFMA");
        Launcher.CommandResult said = Launcher.run(list);
        assertThat(said.out()).contains("(-XX:-UseFMA) lacks fused multiply-add");
    }

    /** Checks that the jars that plugins compile against come with sources and Javadoc. */
    @Test
    void repositoryContainsSourcesAndJavadoc() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/nn/repository"))) {
            List<String> jars = files.map(file -> file.getFileName().toString().replaceAll("-[0-9.]+(-SNAPSHOT)?", ""))
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            assertThat(jars)
                    .containsExactlyInAnyOrder(
                            "nn-domain.jar",
                            "nn-domain-sources.jar",
                            "nn-domain-javadoc.jar",
                            "nn-plugin-testkit.jar",
                            "nn-plugin-testkit-sources.jar",
                            "nn-plugin-testkit-javadoc.jar");
        }
    }

    /** Retries a dump after a day if it was killed and left its folder with a partial archive. */
    @Test
    void rebuildsUnfinishedArchive() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        Launcher.out(cache.toString(), "formula", "x");
        Path archive = Launcher.archive(cache);
        String name = archive.getFileName().toString();
        Path making = cache.resolve(name.substring(0, name.indexOf('-', 3)) + ".making");
        assertThat(archive.toFile().delete()).isTrue();
        Files.createDirectories(making);
        Files.write(making.resolve("new.jsa"), new byte[10]);
        Files.setLastModifiedTime(making, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Launcher.out(cache.toString(), "formula", "x");
        Launcher.archive(cache);
    }

    /** Rebuilds a truncated archive, recognized because its size is not the one in its name. */
    @Test
    void rebuildsTruncatedArchive() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        String first = Launcher.out(cache.toString(), "formula", "x");
        Path archive = Launcher.archive(cache);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
        assertThat(Launcher.out(cache.toString(), "formula", "x")).isEqualTo(first);
        Launcher.archive(cache);
    }

    /** Detects zeros in the archive, as a bad copy leaves them, by the file's time. */
    @Test
    void survivesDamagedArchive() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        String first = Launcher.out(cache.toString(), "formula", "x");
        Path archive = Launcher.archive(cache);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        // File times have a resolution of seconds.
        Thread.sleep(1_100);
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            for (long at = 1 << 20; at + (1 << 16) < file.size(); at += 1 << 20) {
                file.write(ByteBuffer.allocate(1 << 16), at);
            }
        }
        assertThat(Launcher.out(cache.toString(), "formula", "x")).isEqualTo(first);
    }

    @Test
    void startsWithoutHomeOrLocaleAndWithAnyCollector() throws IOException, InterruptedException {
        ProcessBuilder homeless = Launcher.start("", "formula", "x");
        homeless.environment().keySet().removeAll(List.of("HOME", "NN_CACHE", "XDG_CACHE_HOME"));
        assertThat(Launcher.run(homeless).code()).isZero();
        Path file = Files.writeString(temporary.resolve("gr\u00f6\u00dfe.yaml"), "name: 1\n");
        ProcessBuilder ascii = Launcher.start("", "check", file.toString());
        ascii.environment().put("LC_ALL", "C");
        assertThat(Launcher.run(ascii).err()).contains("gr\u00f6\u00dfe.yaml").doesNotContain("Malformed");
        ProcessBuilder parallel = Launcher.start("", "formula", "x");
        parallel.environment().put("JDK_JAVA_OPTIONS", "-XX:+UseParallelGC");
        assertThat(Launcher.run(parallel).code()).isZero();
        ProcessBuilder noted = Launcher.start("", "check", file.toString());
        noted.environment().put("JDK_JAVA_OPTIONS", "-Xmx200m");
        assertThat(Launcher.run(noted).err())
                .startsWith("NOTE: Picked up JDK_JAVA_OPTIONS: -Xmx200m\nnn: ")
                .doesNotContain("incubator");
        ProcessBuilder nowhere = Launcher.start(file + "/cache", "formula", "x");
        assertThat(Launcher.run(nowhere))
                .isEqualTo(new Launcher.CommandResult(0, Launcher.out("", "formula", "x"), ""));
    }

    /** Sends the signal to Java, which has replaced the shell and saves the training state. */
    @Test
    void resumesToTheSameBitsAfterASignal() throws IOException, InterruptedException {
        String iris = CommandLineRun.example("iris.yaml");
        String epochs = "training.epochs=6000";
        Path whole = temporary.resolve("whole");
        Launcher.out("", "run", iris, "--set", epochs, "--out", whole.toString());
        Path left = temporary.resolve("left");
        ProcessBuilder builder = Launcher.start(
                temporary.resolve("cache").toString(), "run", iris, "--set", epochs, "--out", left.toString());
        File err = temporary.resolve("left.txt").toFile();
        Process process = builder.redirectError(err).start();
        while (!Files.readString(err.toPath()).contains("epoch 600/6000")) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
        }
        // Process.destroy() would close the streams.
        process.toHandle().destroy();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // 128 and the number of the signal.
        assertThat(process.waitFor()).isEqualTo(143);
        Path run = left.resolve("iris/1");
        assertThat(said).contains("interrupted; resume with: nn run --resume " + run);
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        Launcher.out("", "run", "--resume", run.toString());
        for (String file : List.of("model.safetensors", "metrics.json", "journal.jsonl")) {
            assertThat(Files.readAllBytes(run.resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readAllBytes(whole.resolve("iris/1").resolve(file)));
        }
    }

    /**
     * Saves the state of each running trial; resumed, all reach the results of an uninterrupted
     * sweep.
     */
    @Test
    void resumesASweepAfterASignal() throws IOException, InterruptedException {
        Path file = Files.writeString(temporary.resolve("swept.yaml"), """
                name: swept
                data: {generator: moons, split: {validation: 0.2}}
                network: {layers: [dense: {units: 8, activation: tanh}, dense: {activation: softmax}]}
                training: {epochs: 3000}
                sweep: {parameters: {optimizer.adam.learning_rate: [0.001, 0.01, 0.1]}, parallel: 2}
                """);
        Path whole = temporary.resolve("whole");
        Launcher.out("", "run", file.toString(), "--out", whole.toString());
        Path left = temporary.resolve("left");
        Process process = Launcher.start("", "run", file.toString(), "--out", left.toString())
                .redirectError(temporary.resolve("left.txt").toFile())
                .start();
        Path run = left.resolve("swept/1");
        Path journal = run.resolve("trials/2/journal.jsonl");
        Launcher.await(process, journal, 10_000);
        process.toHandle().destroy();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(said).contains("interrupted; resume with: nn run --resume " + run);
        assertThat(run.resolve("trials/2/checkpoints")).isNotEmptyDirectory();
        Launcher.out("", "run", "--resume", run.toString());
        assertThat(run.resolve("metrics.json")).hasSameTextualContentAs(whole.resolve("swept/1/metrics.json"));
    }

    /** Bug report 45: undefined metrics stay null, and every fold resumes to the same bytes. */
    @Test
    void resumesFoldsToTheSameBytesAfterASignal() throws IOException, InterruptedException {
        String file = Cases.file("bugs/45/t.yaml").toString();
        Path whole = temporary.resolve("whole");
        Launcher.out("", "run", file, "--out", whole.toString());
        Path left = temporary.resolve("left");
        Process process = Launcher.start("", "run", file, "--out", left.toString())
                .redirectError(temporary.resolve("left.txt").toFile())
                .start();
        Path run = left.resolve("experiment/1");
        Launcher.await(process, run.resolve("folds/3/journal.jsonl"), 100_000);
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        Launcher.out("", "run", "--resume", run.toString());
        assertThat(Files.readString(run.resolve("metrics.json"))).contains("\"roc_auc\" : null");
        for (String result : List.of(
                "metrics.json", "folds/%d/metrics.json", "folds/%d/journal.jsonl", "folds/%d/model.safetensors")) {
            for (int fold = 1; fold <= 4; fold++) {
                String name = result.formatted(fold);
                assertThat(run.resolve(name))
                        .hasSameBinaryContentAs(whole.resolve("experiment/1").resolve(name));
            }
        }
    }

    @Test
    void trainsToTheSameBitsWithAndWithoutArchive() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        List<byte[]> models = new ArrayList<>();
        for (String folder : new String[] {cache.toString(), cache.toString(), ""}) {
            Path runs = temporary.resolve("runs" + models.size());
            Launcher.out(folder, "run", CommandLineRun.example("iris.yaml"), "--out", runs.toString());
            models.add(Files.readAllBytes(runs.resolve("iris/1/model.safetensors")));
            if (!folder.isEmpty()) {
                Launcher.archive(cache);
            }
        }
        assertThat(models.get(1)).isEqualTo(models.get(0));
        assertThat(models.get(2)).isEqualTo(models.get(0));
    }
}
