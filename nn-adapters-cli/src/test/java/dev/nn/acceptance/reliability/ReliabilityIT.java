package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Launcher;
import dev.nn.acceptance.fixture.Launcher.Said;
import dev.nn.acceptance.fixture.PluginJars;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the promises that an attack found, each on a real process: none of them comes back. */
class ReliabilityIT {

    private static final String EXPERIMENT = "single.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of(
                EXPERIMENT,
                "oom.yaml",
                "oom-images.idx.gz",
                "oom-labels.idx",
                "npy.yaml",
                "many-dimensions.npy",
                "ok.npy",
                "infinite-state.yaml",
                "terminal.yaml",
                "forged-line.yaml",
                "inj.csv")) {
            Files.copy(Cases.file("reliability/" + name), folder.resolve(name));
        }
        Files.copy(Path.of(CommandLineRun.example("data/iris.csv")), folder.resolve("iris.csv"));
    }

    private ProcessBuilder start(String... arguments) {
        return Launcher.start("", arguments).directory(folder.toFile());
    }

    private Said nn(String... arguments) throws IOException, InterruptedException {
        return Launcher.run(start(arguments));
    }

    /** A run that was killed after so many lines of its journal. */
    private Path left(String out, int lines, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", EXPERIMENT, "--out", out));
        arguments.addAll(List.of(more));
        Process process = start(arguments.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path run = folder.resolve(out).resolve("single/1");
        while (!Files.exists(run.resolve("journal.jsonl"))
                || Files.readAllLines(run.resolve("journal.jsonl")).size() < lines) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor();
        return run;
    }

    /** A jar that leaves a mark wherever one of its classes is loaded. */
    private Path evil(Path jar) throws IOException {
        Path mark = folder.resolve("PWNED");
        Files.createDirectories(jar.getParent());
        PluginJars.write(
                jar,
                "Evil",
                "static { try { java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + mark
                        + "\"), \"\"); } catch (java.io.IOException e) { throw new IllegalStateException(e); } }");
        return mark;
    }

    @Test
    void theMarkIsLeftWhereAJarIsAskedFor() throws IOException, InterruptedException {
        Path mark = evil(folder.resolve("jars/evil.jar"));
        assertThat(nn("plugins", "list", "--plugins", "jars").code()).isZero();
        assertThat(mark).exists();
    }

    @Test
    void aRunFolderLoadsNoJar() throws IOException, InterruptedException {
        Path run = left("f", 5);
        Path mark = evil(run.resolve("plugins/evil.jar"));
        Said resumed = nn("run", "--resume", run.toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(mark).doesNotExist();
    }

    @Test
    void commandsThatNeedNoJarLoadNone() throws IOException, InterruptedException {
        assertThat(nn("run", EXPERIMENT, "--out", "g", "--set", "training.epochs=1")
                        .code())
                .isZero();
        Path mark = evil(folder.resolve("plugins/evil.jar"));
        evil(folder.resolve("g/single/1/plugins/evil.jar"));
        for (String command : List.of(
                "predict g/single/1 iris.csv",
                "evaluate g/single/1 iris.csv",
                "explain g/single/1",
                "explain " + EXPERIMENT,
                "report g/single/1",
                "compare g/single/1 g/single/1",
                "check " + EXPERIMENT,
                "run " + EXPERIMENT + " --set training.epochs=1",
                "schema",
                "new mine.yaml",
                "formula x")) {
            Said said = nn(command.split(" ", -1));
            assertThat(said.code()).as(command + ": " + said.err()).isZero();
            assertThat(mark).as(command).doesNotExist();
        }
    }

    @Test
    void theModelOutlivesWhatFailsAfterIt() throws IOException, InterruptedException {
        ProcessBuilder small = start("run", "oom.yaml", "--out", "d");
        small.environment().put("JDK_JAVA_OPTIONS", "-Xmx160m");
        Said refused = Launcher.run(small);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("a run needs at least ").contains("-Xmx");
        for (String heap : List.of("-Xmx256m", "-Xmx400m", "-Xmx448m", "-Xmx512m")) {
            ProcessBuilder tight = start("run", "oom.yaml", "--out", "d" + heap);
            tight.environment().put("JDK_JAVA_OPTIONS", heap);
            Said said = Launcher.run(tight);
            assertThat(said.code()).as(said.err()).isIn(0, 2, 3);
            Path run = folder.resolve("d" + heap + "/t/1");
            if (said.err().contains("epoch 1/1") && !Files.exists(run.resolve("model.safetensors"))) {
                assertThat(said.err())
                        .contains("the memory of this JVM is used up")
                        .contains("nn run --resume d" + heap);
                assertThat(nn("run", "--resume", run.toString()).code()).isZero();
                assertThat(run.resolve("model.safetensors")).exists();
            }
        }
    }

    /** The one place where a link or a writer could be met is a name that nobody knows before. */
    @Test
    void unfinishedFilesHaveNamesOfTheirOwn() throws IOException, InterruptedException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path run = left("h", 10);
        Files.createSymbolicLink(run.resolve("journal.jsonl.part"), victim);
        Said refused = nn("run", "--resume", run.toString());
        assertThat(refused.err()).contains("is a link");
        assertThat(victim).hasContent("precious");
        Files.delete(run.resolve("journal.jsonl.part"));
        assertThat(nn("run", "--resume", run.toString()).code()).isZero();
    }

    @Test
    void outputGoesWhereItsNameLeads() throws IOException, InterruptedException {
        assertThat(nn("run", EXPERIMENT, "--out", "g", "--set", "training.epochs=1")
                        .code())
                .isZero();
        String expected = nn("predict", "g/single/1", "iris.csv").out();
        Files.writeString(folder.resolve("p.csv.part"), "mine");
        assertThat(nn("predict", "g/single/1", "iris.csv", "--out", "p.csv").code())
                .isZero();
        assertThat(folder.resolve("p.csv")).hasContent(expected);
        assertThat(folder.resolve("p.csv.part")).hasContent("mine");
        Files.writeString(folder.resolve("target"), "old");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        assertThat(nn("predict", "g/single/1", "iris.csv", "--out", "link").code())
                .isZero();
        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(folder.resolve("target")).hasContent(expected);
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        assertThat(nn("predict", "g/single/1", "iris.csv", "--out", "dangling").err())
                .isEqualTo("nn: can't write dangling: it is a link to nothing\n");
        pipe("fifo");
        Process writer = start("predict", "g/single/1", "iris.csv", "--out", "fifo")
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
    void pipesAreNoInput(String command) throws IOException, InterruptedException {
        pipe("pipe");
        Files.writeString(
                folder.resolve("piped.yaml"),
                Files.readString(folder.resolve(EXPERIMENT)).replace("iris.csv", "pipe"));
        assertThat(nn("run", EXPERIMENT, "--out", "done", "--set", "training.epochs=1")
                        .code())
                .isZero();
        Said said = nn(command.split(" ", -1));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("pipe: can't be read: it is a pipe or a device; expected a file");
    }

    @Test
    void aPipeInTheLocksPlaceIsRefused() throws IOException, InterruptedException {
        Path run = left("p", 5);
        Files.deleteIfExists(run.resolve(".lock"));
        pipe("p/single/1/.lock");
        Said said = nn("run", "--resume", run.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(".lock: is a pipe or a device");
        pipe("jar.jar");
        assertThat(nn("plugins", "verify", "jar.jar").code()).isNotZero();
    }

    @Test
    void anArrayOfThousandsOfDimensionsIsNamed() throws IOException, InterruptedException {
        Said said = nn("run", "npy.yaml");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("many-dimensions.npy: has 1700 dimensions; NumPy itself knows at most 64");
    }

    @Test
    void anOptimizersStateIsChecked() throws IOException, InterruptedException {
        Said said = nn("run", "infinite-state.yaml", "--out", "o");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("the update made the optimizer's m Infinity");
    }

    @ParameterizedTest
    @CsvSource({"terminal.yaml, \\u001b[31mred\\u001b]0;pwn\\u0007.csv", "forged-line.yaml, y\\nnn: all is well"})
    void whatDataHoldIsShownAndNotObeyed(String file, String shown) throws IOException, InterruptedException {
        Said said = nn("check", file);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(shown).doesNotContain("\u001b").doesNotContain("\nnn: all is well");
    }

    @Test
    void namesOfColumnsAreShownOnAScreenAndKeptInAFile() throws IOException, InterruptedException {
        String name = "\u001b[2J\u202ea";
        Files.writeString(folder.resolve("names.csv"), name + ",y\n1,2\n2,3\n3,4\n");
        Files.writeString(
                folder.resolve("names.yaml"),
                "data: {csv: names.csv, target: y}\nnetwork: {layers: [dense: {}]}\ntraining: {epochs: 1}\n");
        Said said = nn("explain", "names.yaml");
        assertThat(said.out()).doesNotContain("\u001b").doesNotContain("\u202e");
        assertThat(nn("run", "names.yaml", "--out", "n").code()).isZero();
    }

    @Test
    void manyProblemsOfAKindAreCounted() throws IOException, InterruptedException {
        StringBuilder keys = new StringBuilder("data: {csv: iris.csv, target: species}\n");
        for (int k = 0; k < 6000; k++) {
            keys.append("key").append(k).append(": 1\n");
        }
        Files.writeString(folder.resolve("many.yaml"), keys);
        Said said = nn("check", "many.yaml");
        assertThat(said.err().lines().count()).isLessThan(30);
        assertThat(said.err()).contains("nn: and 5980 more like: unknown key '...'");
    }

    /** B opens the lock file before A lets go; then neither C and B may both have it. */
    @Test
    void theLockHoldsAgainstThree() throws IOException, InterruptedException {
        Path run = left("l", 10);
        List<Process> processes = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            processes.add(start("run", "--resume", run.toString(), "--set", "engine.threads=1")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.resolve("err" + k).toFile())
                    .start());
        }
        int owners = 0;
        for (int k = 0; k < 3; k++) {
            int code = processes.get(k).waitFor();
            String err = Files.readString(folder.resolve("err" + k));
            owners += code == 0 ? 1 : 0;
            assertThat(code == 0 || err.contains("another process is at work in it") || err.contains("is finished"))
                    .as(err)
                    .isTrue();
        }
        assertThat(owners).isEqualTo(1);
    }

    /** On a disk of its own that has no room, where one can be mounted. */
    @ParameterizedTest
    @ValueSource(strings = {"16k", "40k", "64k", "128k"})
    void aFullDiskIsSaidAndWhatWasKeptGoesOn(String size) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assumeTrue(mounted == 0, "no disk can be mounted here");
        try {
            Said said = nn("run", EXPERIMENT, "--out", "disk", "--set", "training.epochs=10");
            assertThat(said.code()).as(said.err()).isIn(0, 1);
            Path run = disk.resolve("single/1");
            if (said.code() == 1) {
                assertThat(said.err()).contains("nn: can't ").doesNotContain("\tat ");
                try (Stream<Path> files = Files.walk(disk)) {
                    assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
                }
            }
            if (said.code() == 1 && Files.exists(run.resolve("checkpoints"))) {
                Path roomy = folder.resolve("roomy");
                copy(run, roomy);
                Files.copy(
                        run.resolve("experiment.yaml"),
                        roomy.resolve("experiment.yaml"),
                        StandardCopyOption.REPLACE_EXISTING);
                assertThat(nn("run", "--resume", roomy.toString()).err()).doesNotContain("\tat ");
            }
            ProcessBuilder cached = start("formula", "x");
            cached.environment().put("NN_CACHE", disk.toString());
            assertThat(Launcher.run(cached).code()).isZero();
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** A table whose cells lie beside it: whoever writes there can't change what is learned. */
    @Test
    void cellsOfOthersAreNotBelieved() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("disk.yaml"),
                Files.readString(folder.resolve(EXPERIMENT))
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

    /** Mapped files tell of their loss by an error of the JVM, at the next access or somewhat later. */
    @Test
    void aFileThatBecomesShorterIsOneLine() throws IOException, InterruptedException {
        int rows = 400_000;
        try (FileChannel file =
                FileChannel.open(folder.resolve("big.npy"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows + ", 8), }";
            String padded = header + " ".repeat(118 - header.length() - 1) + "\n";
            ByteBuffer start = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
            start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
            start.put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
            file.write(start, 0);
            file.write(ByteBuffer.allocate(1), 127 + rows * 64L);
        }
        Files.writeString(folder.resolve("big.yaml"), """
                name: big
                data: {npy: {features: big.npy, target: big.npy}, task: regression}
                network: {layers: [dense: {}]}
                training: {epochs: 1000, batch_size: 64}
                """);
        ProcessBuilder command = start("run", "big.yaml", "--out", "s");
        // Too small to hold the numbers: they stay in the file.
        command.environment().put("JDK_JAVA_OPTIONS", "-Xmx256m");
        Process process =
                command.redirectError(folder.resolve("short.txt").toFile()).start();
        Launcher.await(process, folder.resolve("s/big/1/provenance.json"), 1);
        Thread.sleep(700);
        assertThat(process.isAlive()).isTrue();
        try (FileChannel file = FileChannel.open(folder.resolve("big.npy"), StandardOpenOption.WRITE)) {
            file.truncate(4096);
        }
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(folder.resolve("short.txt"))
                .content()
                .contains("became shorter while it was read")
                .doesNotContain("\tat ");
    }

    /** One activation beside a model that needs it, in a jar that is not the one it was made with. */
    @Test
    void aJarThatWasNotThereAtTheTrainingIsNamedAndNotOpened() throws IOException, InterruptedException {
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("bent.jar");
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", "x + 1"));
        Files.writeString(
                folder.resolve("bent.yaml"),
                Files.readString(folder.resolve(EXPERIMENT)).replaceFirst("activation: relu", "activation: bent"));
        assertThat(nn("run", "bent.yaml", "--out", "b", "--set", "training.epochs=1")
                        .code())
                .isZero();
        assertThat(nn("predict", "b/single/1", "iris.csv").code()).isZero();
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", "x + 2"));
        Said refused = nn("predict", "b/single/1", "iris.csv");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("no activation named 'bent'")
                .contains("bent.jar: was seen and not opened")
                .contains("--plugins");
        Said trusted = nn("predict", "b/single/1", "iris.csv", "--plugins", "plugins");
        assertThat(trusted.code()).as(trusted.err()).isZero();
        assertThat(trusted.err()).contains("is not the jar that the run was made with");
    }
}
