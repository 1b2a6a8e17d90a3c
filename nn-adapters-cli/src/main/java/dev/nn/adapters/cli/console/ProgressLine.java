package dev.nn.adapters.cli.console;

import dev.nn.domain.training.EpochReport;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The progress of training on standard error. On a terminal it is one line, which is overwritten,
 * with samples per second and the remaining time. Otherwise it is about ten lines per run, so that
 * a log stays readable.
 */
public final class ProgressLine {

    private static final int LINES = 10;
    private static final long SECOND = 1_000_000_000L;
    private static final long BETWEEN_UPDATES = SECOND / 10;

    private final Console console;
    private final LongSupplier clock;
    private String epoch = "";
    private long start;
    private long last;
    private double firstShare = -1;
    private long firstSamples;

    /** Creates a progress line on a console. The clock counts nanoseconds. */
    public ProgressLine(Console console, LongSupplier clock) {
        this.console = console;
        this.clock = clock;
    }

    /**
     * Shows the progress after a step; see {@link
     * dev.nn.application.port.in.RunExperiment.Watcher#step}.
     */
    public void step(double share, long samples, double loss) {
        if (!console.terminal()) {
            return;
        }
        long now = clock.getAsLong();
        if (firstShare < 0) {
            firstShare = share;
            firstSamples = samples;
            start = now;
            last = now;
        } else if (now - last >= BETWEEN_UPDATES) {
            last = now;
            double seconds = (double) (now - start) / SECOND;
            double left = seconds / (share - firstShare) * (1 - share);
            console.overwrite(String.format(
                    Locale.ROOT,
                    "%3.0f %%  %sloss %.4f  %,.0f samples/s  %s left",
                    100 * share,
                    epoch,
                    loss,
                    (samples - firstSamples) / seconds,
                    duration(Math.round(left))));
        }
    }

    private static String duration(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Shows the loss and metrics of a completed epoch. */
    public void epoch(EpochReport report) {
        String figures = report.figures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(f -> String.format(Locale.ROOT, "  %s %.4f", f.getKey(), f.getValue()))
                .collect(Collectors.joining());
        epoch = "epoch " + report.epoch() + "/" + report.epochs() + figures + "  ";
        int every = Math.max(1, report.epochs() / LINES);
        if (report.epoch() % every == 0 || report.epoch() == report.epochs()) {
            console.progress(String.format(
                    Locale.ROOT, "epoch %d/%d  loss %.4f%s", report.epoch(), report.epochs(), report.loss(), figures));
        }
    }
}
