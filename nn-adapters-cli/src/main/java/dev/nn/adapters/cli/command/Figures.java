package dev.nn.adapters.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Metrics for people: the numbers on one line, tables of counts below. */
final class Figures {

    private Figures() {}

    static String line(Map<String, Object> figures) {
        List<String> texts = new ArrayList<>();
        figures.forEach((name, value) -> {
            if (value instanceof Double number) {
                texts.add(String.format(Locale.ROOT, "%s %.4f", name, number));
            }
        });
        return String.join("  ", texts);
    }

    /** Each table under its name, rows actual and columns predicted; empty where there is none. */
    static String tables(Map<String, Object> figures) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getValue() instanceof long[][])
                .map(figure -> "  " + figure.getKey() + ", rows actual, columns predicted\n"
                        + Arrays.stream((long[][]) figure.getValue())
                                .map(Figures::row)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String row(long[] counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> String.format(Locale.ROOT, "%6d", count))
                .collect(Collectors.joining("", "  ", "\n"));
    }
}
