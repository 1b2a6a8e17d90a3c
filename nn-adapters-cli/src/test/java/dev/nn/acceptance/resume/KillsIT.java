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
 * Processes that are killed at random moments, half of those that go on again too: every run that has a state ends with the
 * bytes of one that was never left. {@code -Dnn.kills=N} says how many; what came of them is in {@code target/kills.txt}.
 */
class KillsIT {

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
    void whatWasKilledEndsWithTheSameBytes() throws IOException, InterruptedException {
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
                goOn(out.resolve(kind + "/1"), expected, taken, random);
            }
        }
        Files.writeString(
                Path.of("target/kills.txt"),
                String.format(
                        Locale.ROOT,
                        "%d kills: %d runs went on to the same bytes, %d had no state yet, %d were done before%n",
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

    /** Goes on until the run is whole; every second time it is killed again first. */
    private void goOn(Path run, Map<String, byte[]> expected, long taken, Random random)
            throws IOException, InterruptedException {
        String[] command = {"run", "--resume", run.toString()};
        if (random.nextBoolean()) {
            kill(command, (long) (random.nextDouble() * taken));
        }
        Launcher.Said said = Launcher.run(Launcher.start(folder.resolve("cache").toString(), command));
        if (said.code() == 2) {
            boolean finished = said.err().contains("is finished");
            assertThat(finished
                            || said.err().contains("has no checkpoint to go on from")
                            || said.err().contains("is no run folder")
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

    /** The order in which trials end is in a sweep's own journal, and its report names folders: these are compared as they can be. */
    private static boolean same(String name, byte[] found, byte[] expected) {
        boolean ofSweep = name.equals("journal.jsonl") && new String(found, StandardCharsets.UTF_8).contains("trial");
        return ofSweep
                ? lines(found).equals(lines(expected))
                : name.endsWith("report.html") || Arrays.equals(found, expected);
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().sorted().toList();
    }

    /** All results below a run's folder, by their places. */
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
