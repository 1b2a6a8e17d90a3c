package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.Launcher;
import dev.nn.acceptance.fixture.Launcher.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Untrusted files, tested on real processes: links, pipes, damaged arrays, names with control
 * characters, caches beside tables.
 */
class UntrustedFilesIT {

    private final Path folder;
    private final Processes processes;

    UntrustedFilesIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.processes = Processes.in(folder);
    }

    /**
     * Checks that unfinished files have unpredictable names, so that no link or other writer can be
     * there first.
     */
    @Test
    void rejectsToWriteThroughPlantedLinks() throws IOException, InterruptedException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path run = processes.left("h", 10);
        Files.createSymbolicLink(run.resolve("journal.jsonl.part"), victim);
        CommandResult refused = processes.nn("run", "--resume", run.toString());
        assertThat(refused.err()).contains("is a symbolic link");
        assertThat(victim).hasContent("precious");
        Files.delete(run.resolve("journal.jsonl.part"));
        assertThat(processes.nn("run", "--resume", run.toString()).code()).isZero();
    }

    @Test
    void writesOutputThroughLinksAndPipes() throws IOException, InterruptedException {
        assertThat(processes
                        .nn("run", Processes.EXPERIMENT, "--out", "g", "--set", "training.epochs=1")
                        .code())
                .isZero();
        String expected = processes.nn("predict", "g/single/1", "iris.csv").out();
        Files.writeString(folder.resolve("p.csv.part"), "mine");
        assertThat(processes
                        .nn("predict", "g/single/1", "iris.csv", "--out", "p.csv")
                        .code())
                .isZero();
        assertThat(folder.resolve("p.csv")).hasContent(expected);
        assertThat(folder.resolve("p.csv.part")).hasContent("mine");
        Files.writeString(folder.resolve("target"), "old");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        assertThat(processes
                        .nn("predict", "g/single/1", "iris.csv", "--out", "link")
                        .code())
                .isZero();
        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(folder.resolve("target")).hasContent(expected);
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        assertThat(processes
                        .nn("predict", "g/single/1", "iris.csv", "--out", "dangling")
                        .err())
                .isEqualTo("nn: can't write dangling: it is a broken link\n");
        pipe("fifo");
        Process writer = processes
                .start("predict", "g/single/1", "iris.csv", "--out", "fifo")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(Files.readString(folder.resolve("fifo"))).isEqualTo(expected);
        assertThat(writer.waitFor()).isZero();
        assertThat(Files.isRegularFile(folder.resolve("fifo"))).isFalse();
    }

    private void pipe(String name) throws IOException, InterruptedException {
        int made = new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                .start()
                .waitFor();
        assumeTrue(made == 0, "mkfifo makes no pipe here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check pipe",
                "predict pipe iris.csv",
                "predict done/single/1 pipe",
                "evaluate done/single/1 pipe",
                "check piped.yaml"
            })
    void rejectsPipesAsInput(String command) throws IOException, InterruptedException {
        pipe("pipe");
        Files.writeString(
                folder.resolve("piped.yaml"),
                Files.readString(folder.resolve(Processes.EXPERIMENT)).replace("iris.csv", "pipe"));
        assertThat(processes
                        .nn("run", Processes.EXPERIMENT, "--out", "done", "--set", "training.epochs=1")
                        .code())
                .isZero();
        CommandResult said = processes.nn(command.split(" ", -1));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("pipe: can't be read: it is a pipe or a device; expected a file");
    }

    @Test
    void rejectsPipeAsLockFile() throws IOException, InterruptedException {
        Path run = processes.left("p", 5);
        Files.deleteIfExists(run.resolve(".lock"));
        pipe("p/single/1/.lock");
        CommandResult said = processes.nn("run", "--resume", run.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(".lock: is a pipe or a device");
        pipe("jar.jar");
        assertThat(processes.nn("plugins", "verify", "jar.jar").code()).isNotZero();
    }

    @Test
    void rejectsArraysWithTooManyDimensions() throws IOException, InterruptedException {
        CommandResult said = processes.nn("run", "npy.yaml");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("many-dimensions.npy: has 1700 dimensions; NumPy supports at most 64");
    }

    @Test
    void reportsNonFiniteOptimizerState() throws IOException, InterruptedException {
        CommandResult said = processes.nn("run", "infinite-state.yaml", "--out", "o");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("after the update, the optimizer's m is Infinity");
    }

    @ParameterizedTest
    @CsvSource({"terminal.yaml, \\u001b[31mred\\u001b]0;pwn\\u0007.csv", "forged-line.yaml, y\\nnn: all is well"})
    void escapesControlCharactersInMessages(String file, String shown) throws IOException, InterruptedException {
        CommandResult said = processes.nn("check", file);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(shown).doesNotContain("\u001b").doesNotContain("\nnn: all is well");
    }

    @Test
    void escapesColumnNamesOnScreen() throws IOException, InterruptedException {
        String name = "\u001b[2J\u202ea";
        Files.writeString(folder.resolve("names.csv"), name + ",y\n1,2\n2,3\n3,4\n");
        Files.writeString(
                folder.resolve("names.yaml"),
                "data: {csv: names.csv, target: y}\nnetwork: {layers: [dense: {}]}\ntraining: {epochs: 1}\n");
        CommandResult said = processes.nn("explain", "names.yaml");
        assertThat(said.out()).doesNotContain("\u001b").doesNotContain("\u202e");
        assertThat(processes.nn("run", "names.yaml", "--out", "n").code()).isZero();
    }

    @Test
    void summarizesRepeatedProblems() throws IOException, InterruptedException {
        StringBuilder keys = new StringBuilder("data: {csv: iris.csv, target: species}\n");
        for (int k = 0; k < 6000; k++) {
            keys.append("key").append(k).append(": 1\n");
        }
        Files.writeString(folder.resolve("many.yaml"), keys);
        CommandResult said = processes.nn("check", "many.yaml");
        assertThat(said.err().lines().count()).isLessThan(30);
        assertThat(said.err()).contains("nn: and 5980 more like: unknown key '...'");
    }

    /**
     * Rebuilds a modified cache beside a table; whoever writes there can't change what is learned.
     */
    @Test
    void rebuildsTamperedCache() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("disk.yaml"),
                Files.readString(folder.resolve(Processes.EXPERIMENT))
                        .replace("csv: iris.csv", "csv: iris.csv\n  storage: disk"));
        String cache = folder.resolve("cache").toString();
        ProcessBuilder first =
                Launcher.start(cache, "run", "disk.yaml", "--out", "one").directory(folder.toFile());
        assertThat(Launcher.run(first).code()).isZero();
        Path cells;
        try (Stream<Path> files = Files.list(folder)) {
            cells = files.filter(file -> file.toString().endsWith(".nn-cells"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(cells);
        byte[] changed = bytes.clone();
        changed[6] ^= 1;
        Files.write(cells, changed);
        Path stray = Files.writeString(cells.resolveSibling(cells.getFileName() + ".1-1.part"), "of a killed process");
        ProcessBuilder second =
                Launcher.start(cache, "run", "disk.yaml", "--out", "two").directory(folder.toFile());
        assertThat(Launcher.run(second).code()).isZero();
        assertThat(Files.readAllBytes(cells)).isEqualTo(bytes);
        assertThat(stray).doesNotExist();
        assertThat(Files.readAllBytes(folder.resolve("two/single/1/model.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("one/single/1/model.safetensors")));
    }
}
