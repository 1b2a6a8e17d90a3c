package dev.nn.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed at random moments; half of the resumed ones are killed again. Every run with a
 * checkpoint ends with the same bytes as an uninterrupted one. {@code -Dnn.kills=N} sets the number
 * of kills; the outcomes are written to {@code target/kills.txt}.
 */
class KilledRunsIT {

    private static final int KILLS = Integer.getInteger("nn.kills", 9);
    private static final List<String> RESULTS =
            List.of("model.safetensors", "metrics.json", "verdicts.json", "journal.jsonl", "report.html");

    private static final Map<String, String> KINDS = Map.of(
            "single", "",
            "folds", "data: {csv: iris.csv, target: species, split: {folds: 3}, storage: disk}",
            "sweep", "sweep: {parameters: {optimizer.adam.learning_rate: [0.001, 0.01, 0.1]}, parallel: 2}");

    @TempDir
    Path folder;

    private int kills;
    private int resumed;
    private int unbegun;
    private int finishedBefore;

    @Test
    void killedRunsResumeToTheSameBytes() throws IOException, InterruptedException {
        Files.copy(Path.of(CommandLineRun.example("data/iris.csv")), folder.resolve("iris.csv"));
        Random random = new Random(1);
        for (String kind : new TreeMap<>(KINDS).keySet()) {
            Path file = experiment(kind);
            long start = System.nanoTime();
            Launcher.out(folder.resolve("cache").toString(), run(file, "whole"));
            long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            Map<String, byte[]> expected = results(folder.resolve("whole/" + kind + "/1"));
            int before = kills;
            for (int time = 0; kills - before < (KILLS + KINDS.size() - 1) / KINDS.size(); time++) {
                Path out = folder.resolve(kind + time);
                kill(run(file, out.getFileName().toString()), (long) (random.nextDouble() * taken));
                resume(out.resolve(kind + "/1"), expected, taken, random);
            }
        }
        Files.writeString(
                Path.of("target/kills.txt"),
                String.format(
                        Locale.ROOT,
                        "%d kills: %d runs resumed to the same bytes, %d had no checkpoint yet, %d had already finished%n",
                        kills,
                        resumed,
                        unbegun,
                        finishedBefore),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(resumed).isPositive();
    }

    private Path experiment(String kind) throws IOException {
        String data = "data: {csv: iris.csv, target: species, split: {validation: 0.2, test: 0.2}}\n";
        String own = KINDS.getOrDefault(kind, "");
        return Files.writeString(
                folder.resolve(kind + ".yaml"),
                "name: " + kind + "\n" + (own.startsWith("data") ? "" : data) + own + "\n" + """
                network: {layers: [dense: {units: 32, activation: relu}, dropout: {rate: 0.1}, dense: {activation: softmax}]}
                training: {epochs: 150, batch_size: 8, checkpoint: {every_steps: 5, keep: 2}}
                metrics: [accuracy, confusion_matrix]
                engine: {threads: 1}
                """);
    }

    private String[] run(Path file, String out) {
        return new String[] {
            "run", file.toString(), "--out", folder.resolve(out).toString()
        };
    }

    private boolean kill(String[] command, long after) throws IOException, InterruptedException {
        Process process = Launcher.start(folder.resolve("cache").toString(), command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(after, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        kills += ended ? 0 : 1;
        return !ended;
    }

    /** Resumes the run to completion; half of the time it is killed once more first. */
    private void resume(Path run, Map<String, byte[]> expected, long taken, Random random)
            throws IOException, InterruptedException {
        String[] command = {"run", "--resume", run.toString()};
        if (random.nextBoolean()) {
            kill(command, (long) (random.nextDouble() * taken));
        }
        Launcher.CommandResult said =
                Launcher.run(Launcher.start(folder.resolve("cache").toString(), command));
        if (said.code() == 2) {
            boolean finished = said.err().contains("is finished");
            assertThat(finished
                            || said.err().contains("has no checkpoint to resume from")
                            || said.err().contains("is not a run folder")
                            || said.err().contains("was left before it learned"))
                    .as(said.err())
                    .isTrue();
            finishedBefore += finished ? 1 : 0;
            unbegun += finished ? 0 : 1;
            if (!finished) {
                return;
            }
        } else {
            assertThat(said.code()).as(said.err()).isZero();
            resumed++;
        }
        assertThat(results(run).keySet()).isEqualTo(expected.keySet());
        for (Map.Entry<String, byte[]> result : results(run).entrySet()) {
            assertThat(same(result.getKey(), result.getValue(), Objects.requireNonNull(expected.get(result.getKey()))))
                    .as(run + "/" + result.getKey())
                    .isTrue();
        }
        try (Stream<Path> files = Files.walk(run)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    /**
     * Compares two results. A sweep's own journal depends on the order in which trials end, so its
     * lines are sorted first; reports name folders, so they are not compared.
     */
    private static boolean same(String name, byte[] found, byte[] expected) {
        boolean ofSweep = name.equals("journal.jsonl") && new String(found, StandardCharsets.UTF_8).contains("trial");
        return ofSweep
                ? lines(found).equals(lines(expected))
                : name.endsWith("report.html") || Arrays.equals(found, expected);
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().sorted().toList();
    }

    /** Returns all results below a run's folder, keyed by relative path. */
    private static Map<String, byte[]> results(Path run) throws IOException {
        Map<String, byte[]> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (RESULTS.contains(file.getFileName().toString())) {
                    results.put(run.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return results;
    }
}
