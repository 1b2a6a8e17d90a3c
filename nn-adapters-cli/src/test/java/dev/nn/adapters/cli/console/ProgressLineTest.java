package dev.nn.adapters.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.training.EpochReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Progress output on a terminal and elsewhere, driven by the test's own clock. */
class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private Console console(boolean terminal) {
        return new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                terminal,
                () -> {});
    }

    /** Excludes the half of the steps that an earlier process did from the speed. */
    @Test
    void showsSpeedAndTimeLeftOnATerminal() {
        ProgressLine progress = new ProgressLine(console(true), clock::get);
        progress.step(0.5, 5000, 1.25);
        clock.addAndGet(SECOND / 20);
        progress.step(0.51, 5100, 1.25);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        clock.addAndGet(2 * SECOND - SECOND / 20);
        progress.step(0.6, 6000, 0.75);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\r 60 %  loss 0.7500  500 samples/s  0:08 left");
    }

    @Test
    void replacesTheProgressLineWithEpochLines() {
        Console console = console(true);
        ProgressLine progress = new ProgressLine(console, clock::get);
        progress.step(0.1, 10, 1);
        clock.addAndGet(SECOND);
        progress.step(0.2, 20, 1);
        String shown = err.toString(StandardCharsets.UTF_8).substring(1);
        progress.epoch(new EpochReport(1, 10, 5, 0.5, 1, Map.of("validation_loss", 0.25)));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("\r" + " ".repeat(shown.length()) + "\repoch 1/10  loss 0.5000  validation_loss 0.2500"
                        + System.lineSeparator());
        clock.addAndGet(SECOND);
        progress.step(0.3, 30, 1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("epoch 1/10  validation_loss 0.2500  loss 1.0000");
    }

    @Test
    void printsAboutTenLinesWithoutATerminal() {
        ProgressLine progress = new ProgressLine(console(false), clock::get);
        for (int epoch = 1; epoch <= 200; epoch++) {
            clock.addAndGet(SECOND);
            progress.step(epoch / 200.0, epoch, 1);
            progress.epoch(new EpochReport(epoch, 200, epoch, 0.5, 1, Map.of()));
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(10).allMatch(line -> !line.contains("\r"));
    }
}
