package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nn.acceptance.fixture.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Signals to real processes in every phase: the first ends the process within ten seconds; the
 * second ends it at once, without waiting for what the first requested. {@code -Dnn.signals=N}
 * repeats each test; times are written to {@code target/signals.txt}.
 */
class SignalsIT {

    private static final int TIMES = Integer.getInteger("nn.signals", 1);
    private static final Path RECORD = Path.of("target/signals.txt");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    /** Processes started by nohup, or in the background of a script, ignore signals. */
    @BeforeAll
    static void requireSignals() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "this system does not say which signals are ignored");
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElseThrow();
        long interruptAndHangup = 0b11;
        assumeTrue(
                (Long.parseUnsignedLong(ignored, 16) & interruptAndHangup) == 0,
                "SIGINT or SIGHUP is ignored here, as under nohup");
    }

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    /** A phase of a run in which the signal arrives. */
    enum Phase {
        LOADING("training.epochs=1"),
        SHORT_STEPS("training={epochs: 100000, batch_size: 100}"),
        LONG_STEP("training={epochs: 2, batch_size: 50000}"),
        EVALUATION("training={epochs: 1, batch_size: 100, max_steps: 1}"),
        SWEEP("sweep={parameters: {seed: [1, 2, 3]}, parallel: 2}");

        private final String setting;

        Phase(String setting) {
            this.setting = setting;
        }

        /** Returns whether the run has reached this phase. */
        boolean isReached(Path run) {
            return switch (this) {
                case LOADING -> !Files.exists(run);
                case SHORT_STEPS -> Files.exists(run.resolve("provenance.json"));
                case LONG_STEP -> Files.exists(run.resolve("provenance.json"));
                case EVALUATION -> Files.exists(run.resolve("model.safetensors"));
                case SWEEP -> Files.exists(run.resolve("trials/2/provenance.json"));
            };
        }

        long settle() {
            return this == LOADING ? 350 : 700;
        }
    }

    private Process start(Phase phase, Path out) throws IOException {
        Path file = Files.writeString(folder.resolve("signals.yaml"), """
                name: signals
                data: {generator: {name: moons, samples: 150000}, split: {validation: 0.1}}
                network:
                  layers:
                    - dense: {units: 1024, activation: relu}
                    - dense: {units: 1024, activation: relu}
                    - dense: {activation: softmax}
                """);
        return Launcher.start("", "run", file.toString(), "--out", out.toString(), "--set", phase.setting)
                .redirectError(out.resolveSibling(out.getFileName() + ".err").toFile())
                .start();
    }

    private Process reached(Phase phase, Path out) throws IOException, InterruptedException {
        Process process = start(phase, out);
        started.add(process);
        while (!phase.isReached(out.resolve("signals/1"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
        }
        Thread.sleep(phase.settle());
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    @ParameterizedTest
    @EnumSource
    void firstSignalInterruptsWithinTenSeconds(Phase phase) throws IOException, InterruptedException {
        String[] names = {"TERM", "INT", "HUP"};
        int[] numbers = {15, 2, 1};
        for (int time = 0; time < TIMES; time++) {
            int which = (time + phase.name().length()) % names.length;
            Path out = folder.resolve("first" + time);
            Process process = reached(phase, out);
            long start = System.nanoTime();
            signal(process, names[which]);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            record(phase, names[which], taken);
            String said = Files.readString(out.resolveSibling(out.getFileName() + ".err"))
                    + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isEqualTo(128 + numbers[which]);
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
            Path run = out.resolve("signals/1");
            if (phase != Phase.LOADING) {
                assertThat(said).contains("resume with: nn run --resume " + run);
                assertThat(savedState(phase, run)).exists();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
            }
        }
    }

    private static Path savedState(Phase phase, Path run) {
        return switch (phase) {
            case EVALUATION -> run.resolve("model.safetensors");
            case SWEEP -> run.resolve("trials/1/checkpoints");
            default -> run.resolve("checkpoints");
        };
    }

    @ParameterizedTest
    @EnumSource
    void secondSignalEndsTheProcessAtOnce(Phase phase) throws IOException, InterruptedException {
        for (int time = 0; time < TIMES; time++) {
            Path out = folder.resolve("second" + time);
            Process process = reached(phase, out);
            signal(process, "INT");
            Thread.sleep(100);
            long start = System.nanoTime();
            signal(process, time % 2 == 0 ? "INT" : "TERM");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            record(phase, "second", Duration.ofNanos(System.nanoTime() - start));
            assertThat(process.exitValue()).isIn(128 + 2, 128 + 15);
            if (phase == Phase.LONG_STEP) {
                // The first signal waits for the step and saves a checkpoint; the second waits for
                // neither.
                assertThat(Files.readString(out.resolveSibling(out.getFileName() + ".err")))
                        .doesNotContain("resume with");
            }
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        // The process may already have ended, which is fine.
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void record(Phase phase, String signal, Duration taken) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(RECORD) ? Files.readAllLines(RECORD) : List.of());
        lines.add(String.format(Locale.ROOT, "%s %s %.2f s", phase, signal, taken.toMillis() / 1000.0));
        Files.write(RECORD, lines);
    }
}
