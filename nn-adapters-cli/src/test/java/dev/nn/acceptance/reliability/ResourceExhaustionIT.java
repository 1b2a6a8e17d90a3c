package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.Folders;
import dev.nn.acceptance.fixture.Launcher;
import dev.nn.acceptance.fixture.Launcher.CommandResult;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Memory, disk space and data lost during a run, and several processes competing for one run,
 * tested on real processes.
 */
class ResourceExhaustionIT {

    private final Path folder;
    private final Processes processes;

    ResourceExhaustionIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.processes = Processes.in(folder);
    }

    @Test
    void keepsTheRunResumableWhenMemoryRunsOut() throws IOException, InterruptedException {
        ProcessBuilder small = processes.start("run", "oom.yaml", "--out", "d");
        small.environment().put("JDK_JAVA_OPTIONS", "-Xmx160m");
        CommandResult refused = Launcher.run(small);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("a run needs at least ").contains("-Xmx");
        for (String heap : List.of("-Xmx256m", "-Xmx400m", "-Xmx448m", "-Xmx512m")) {
            ProcessBuilder tight = processes.start("run", "oom.yaml", "--out", "d" + heap);
            tight.environment().put("JDK_JAVA_OPTIONS", heap);
            CommandResult said = Launcher.run(tight);
            assertThat(said.code()).as(said.err()).isIn(0, 2, 3);
            Path run = folder.resolve("d" + heap + "/t/1");
            if (said.err().contains("epoch 1/1") && !Files.exists(run.resolve("model.safetensors"))) {
                assertThat(said.err()).contains("out of memory: the JVM").contains("nn run --resume d" + heap);
                assertThat(processes.nn("run", "--resume", run.toString()).code())
                        .isZero();
                assertThat(run.resolve("model.safetensors")).exists();
            }
        }
    }

    /**
     * Covers the race in which B opens the lock file before A releases it; B and C must not both
     * hold the lock.
     */
    @Test
    void onlyOneOfThreeProcessesGetsTheLock() throws IOException, InterruptedException {
        Path run = processes.left("l", 10);
        List<Process> rivals = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            rivals.add(processes
                    .start("run", "--resume", run.toString(), "--set", "engine.threads=1")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.resolve("err" + k).toFile())
                    .start());
        }
        int owners = 0;
        for (int k = 0; k < 3; k++) {
            int code = rivals.get(k).waitFor();
            String err = Files.readString(folder.resolve("err" + k));
            owners += code == 0 ? 1 : 0;
            assertThat(code == 0 || err.contains("another process is using it") || err.contains("is finished"))
                    .as(err)
                    .isTrue();
        }
        assertThat(owners).isEqualTo(1);
    }

    /** Runs on a separate disk without free space, where one can be mounted. */
    @ParameterizedTest
    @ValueSource(strings = {"16k", "40k", "64k", "128k"})
    void reportsAFullDiskAndResumes(String size) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assumeTrue(mounted == 0, "no disk can be mounted here");
        try {
            CommandResult said =
                    processes.nn("run", Processes.EXPERIMENT, "--out", "disk", "--set", "training.epochs=10");
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
                Folders.copy(run, roomy);
                Files.copy(
                        run.resolve("experiment.yaml"),
                        roomy.resolve("experiment.yaml"),
                        StandardCopyOption.REPLACE_EXISTING);
                assertThat(processes.nn("run", "--resume", roomy.toString()).err())
                        .doesNotContain("\tat ");
            }
            ProcessBuilder cached = processes.start("formula", "x");
            cached.environment().put("NN_CACHE", disk.toString());
            assertThat(Launcher.run(cached).code()).isZero();
        } finally {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
        }
    }

    /**
     * Truncates a mapped file; the JVM reports it by an error at the next access or somewhat later.
     */
    @Test
    void reportsATruncatedFileOnOneLine() throws IOException, InterruptedException {
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
        ProcessBuilder command = processes.start("run", "big.yaml", "--out", "s");
        // The heap is too small for the numbers, so they stay in the file.
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
                .contains("was truncated while it was read")
                .doesNotContain("\tat ");
    }
}
