package dev.nn.adapters.cli.console;

import dev.nn.domain.training.EpochReport;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells of epochs on standard error: about ten lines a run, so that a log stays readable. */
public final class ProgressLine {

    private static final int LINES = 10;

    private final Console console;

    /** Progress on a console. */
    public ProgressLine(Console console) {
        this.console = console;
    }

    /** An epoch is done. */
    public void epoch(EpochReport report) {
        int every = Math.max(1, report.epochs() / LINES);
        if (report.epoch() % every == 0 || report.epoch() == report.epochs()) {
            String figures = report.figures().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(f -> String.format(Locale.ROOT, "  %s %.4f", f.getKey(), f.getValue()))
                    .collect(Collectors.joining());
            console.progress(String.format(
                    Locale.ROOT, "epoch %d/%d  loss %.4f%s", report.epoch(), report.epochs(), report.loss(), figures));
        }
    }
}
