package dev.nn.adapters.cli.command;

import dev.nn.application.port.in.Figures;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Metrics as text: numbers on one line, tables of counts below. */
final class FigureText {

    private FigureText() {}

    static String line(Figures figures) {
        return figures.numbers().entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "%s %.4f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining("  "));
    }

    /**
     * Returns each table under its name, with actual classes as rows and predicted classes as
     * columns; empty if there is none.
     */
    static String tables(Figures figures) {
        return figures.tables().entrySet().stream()
                .map(figure -> "  " + figure.getKey() + " (rows: actual, columns: predicted)\n"
                        + Arrays.stream(figure.getValue()).map(FigureText::row).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String row(long[] counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> String.format(Locale.ROOT, "%6d", count))
                .collect(Collectors.joining("", "  ", "\n"));
    }
}
