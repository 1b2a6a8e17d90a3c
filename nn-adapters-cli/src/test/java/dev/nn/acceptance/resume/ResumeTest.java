package dev.nn.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupted run resumes to the same bits as an uninterrupted one, wherever it was interrupted.
 */
class ResumeTest {

    private static final int STEPS = 60;
    private static final List<String> RESULTS = List.of("model.safetensors", "metrics.json", "journal.jsonl");

    @TempDir
    Path temporary;

    private Path experiment = Path.of("");

    /** Writes 48 rows, 38 of which train: five steps per epoch, the last one smaller. */
    @BeforeEach
    void files() throws IOException {
        String rows = IntStream.range(0, 48)
                .mapToObj(i -> "%d,%d,%s".formatted(i * 37 % 101, i * 53 % 47, i * 37 % 101 > 50 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "a,b,c\n", "\n"));
        Files.writeString(temporary.resolve("data.csv"), rows);
        experiment = temporary.resolve("left.yaml");
        Files.writeString(experiment, """
                name: left
                data:
                  csv: data.csv
                  target: c
                  split: {validation: 0.2}
                  preprocessing: {numeric: standardize}
                network:
                  layers:
                    - dense: {units: 6, activation: tanh}
                    - dropout: {rate: 0.25}
                    - dense: {activation: softmax}
                training:
                  epochs: 12
                  batch_size: 8
                  schedule: {cosine: {warmup_epochs: 2}}
                  early_stopping: {patience: 20}
                  reduce_on_plateau: {monitor: loss, factor: 0.7, patience: 0}
                  checkpoint: {every_steps: 1, keep: 100}
                engine: {name: cpu, threads: 1}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{sgd: {momentum: 0.9, nesterov: true}}",
                "adagrad",
                "rmsprop",
                "adadelta",
                "adam",
                "adamw",
                "nadam",
                "{formula: {state: [old], update: ['parameter = parameter - learning_rate * gradient + 0.01 * (parameter - old)',"
                        + " 'old = parameter']}, learning_rate: 0.1}"
            })
    void resumesAtEveryStepWithEveryOptimizer(String optimizer) throws IOException {
        Path whole = run("--set", "optimizer=" + optimizer);
        for (int step = 1; step <= STEPS; step++) {
            assertSame(whole, step, resume(left(whole, step)));
        }
    }

    @Test
    void resumesWithOtherThreadsAndKernels() throws IOException {
        Path whole = run();
        assertSame(whole, 23, resume(left(whole, 23), "--set", "engine.threads=3"));
        assertSame(whole, 24, resume(left(whole, 24), "--set", "engine={name: cpu, threads: 2, kernels: plain}"));
    }

    @Test
    void resumesWithEarlyStopping() throws IOException {
        Path whole = run("--set", "training.early_stopping.patience=1", "--set", "optimizer={sgd: {learning_rate: 3}}");
        long epochs = Files.readAllLines(whole.resolve("journal.jsonl")).size();
        assertThat(epochs).isLessThan(12);
        for (int step = 1; step <= epochs * 5; step++) {
            assertSame(whole, step, resume(left(whole, step)));
        }
    }

    @Test
    void resumesInFloat64WithCheckpointsByEpoch() throws IOException {
        Path whole = run("--set", "engine=reference", "--set", "training.checkpoint={every_epochs: 2, keep: 3}");
        assertThat(checkpoints(whole)).containsExactly("40.safetensors", "50.safetensors", "60.safetensors");
        assertSame(whole, 50, resume(left(whole, 50)));
    }

    @Test
    void stopsAtTheLimitOfStepsOrTime() throws IOException {
        CommandLineRun run = started("--set", "training.max_steps=13");
        assertThat(run.out()).contains("3 epochs, 13 steps").contains("stopped at the limit of steps or time");
        assertSame(run.folder(), 12, resume(left(run.folder(), 12)));
        assertThat(started("--set", "training.max_minutes=0.001", "--set", "training.epochs=1000000")
                        .out())
                .contains("stopped at the limit");
    }

    @Test
    void skipsDamagedCheckpoints() throws IOException {
        Path whole = run();
        Path left = left(whole, 30);
        byte[] newest = Files.readAllBytes(left.resolve("checkpoints/30.safetensors"));
        newest[newest.length - 3] ^= 1;
        Files.write(left.resolve("checkpoints/30.safetensors"), newest);
        assertSame(whole, 29, resume(left));
    }

    /** Takes the lock that another process would hold. */
    @Test
    void locksTheRunFolder() throws IOException {
        Path left = left(run(), 30);
        try (FileChannel channel =
                        FileChannel.open(left.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            CommandLineRun second = CommandLineRun.of("run", "--resume", left.toString());
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err()).contains("can't resume " + left + ": another process is using it");
        }
        // The lock file stays: a process that had opened a deleted file would lock nothing.
        resume(left);
    }

    @Test
    void reportsRunsThatCannotBeResumed() throws IOException {
        Path whole = run();
        String run = whole.toString();
        assertProblem(run + ": is finished: it has its model", "--resume", run);
        Path left = left(whole, 30);
        assertThat(CommandLineRun.of("predict", left.toString(), "x.csv").err())
                .contains(left + ": has no model: the run was interrupted or failed");
        assertProblem(
                "--set training.epochs=5: a resumed run accepts only engine settings (threads, kernels)"
                        + " and, for a sweep, parallel and max_minutes; other settings would change its result",
                "--resume",
                left.toString(),
                "--set",
                "training.epochs=5");
        Files.writeString(experiment, Files.readString(experiment).replace("units: 6", "units: 7"));
        assertProblem(
                experiment + ": is not the experiment that the run was started from; omit it or start a new run",
                experiment.toString(),
                "--resume",
                left.toString());
        Files.writeString(temporary.resolve("data.csv"), Files.readString(temporary.resolve("data.csv")) + "1,2,no\n");
        assertThat(CommandLineRun.of("run", "--resume", left.toString()).err())
                .contains("data.csv: has changed since the run was started");
        Files.delete(left.resolve("checkpoints/30.safetensors"));
        for (int step = 1; step < 30; step++) {
            Files.delete(left.resolve("checkpoints/" + step + ".safetensors"));
        }
        assertThat(CommandLineRun.of("run", "--resume", left.toString()).err())
                .contains(left + ": has no checkpoint to resume from; start over without --resume");
        assertProblem(
                temporary + ": is not a run folder (expected something like runs/iris/1): it has no experiment.yaml",
                "--resume",
                temporary.toString());
        assertProblem(
                "--seed: not allowed with --resume; a resumed run keeps its seed and folder",
                "--resume",
                run,
                "--seed",
                "1");
    }

    private Path run(String... settings) {
        return started(settings).folder();
    }

    private CommandLineRun started(String... settings) {
        return new Workspace(temporary).start(experiment, settings).succeeded();
    }

    /** Copies the run next to itself, as if the process had been killed right after a step. */
    private static Path left(Path run, int step) throws IOException {
        Path left = run.resolveSibling(run.getFileName() + "-left-" + step);
        Files.createDirectories(left.resolve("checkpoints"));
        for (String file : List.of("experiment.yaml", "provenance.json", "journal.jsonl")) {
            Files.copy(run.resolve(file), left.resolve(file));
        }
        for (String name : checkpoints(run)) {
            if (Integer.parseInt(name.substring(0, name.indexOf('.'))) <= step) {
                Files.copy(run.resolve("checkpoints/" + name), left.resolve("checkpoints/" + name));
            }
        }
        return left;
    }

    private static List<String> checkpoints(Path run) throws IOException {
        try (var files = Files.list(run.resolve("checkpoints"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path resume(Path left, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", "--resume", left.toString()));
        arguments.addAll(Arrays.asList(settings));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new)).succeeded();
        assertThat(run.folder()).isEqualTo(left);
        return left;
    }

    private static void assertSame(Path whole, int step, Path resumed) throws IOException {
        for (String file : RESULTS) {
            assertThat(Files.readAllBytes(resumed.resolve(file)))
                    .as("%s after step %d", file, step)
                    .isEqualTo(Files.readAllBytes(whole.resolve(file)));
        }
    }

    private static void assertProblem(String message, String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(Arrays.asList(arguments));
        CommandLineRun run = CommandLineRun.of(all.toArray(String[]::new));
        assertThat(run.err()).contains("nn: " + message);
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
