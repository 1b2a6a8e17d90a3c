package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.CompareRuns;
import dev.nn.application.port.in.CompareRuns.RunComparison;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn compare}: several runs side by side. */
@Command(
        name = "compare",
        description = "Compare the settings and metrics of finished runs.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

    private static final int MAX_CELL_WIDTH = 60;

    private final Provider<CompareRuns> compareRuns;
    private final Console console;

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "Run folders to compare.")
    private List<String> runs = new ArrayList<>();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "HTML file to which the comparison is written as well, with learning curves.")
    private Optional<String> page = Optional.empty();

    @Inject
    CompareCommand(Provider<CompareRuns> compareRuns, Console console) {
        this.compareRuns = compareRuns;
        this.console = console;
    }

    @Override
    public Integer call() {
        return ExitCodes.of(compareRuns.get().compare(runs, page), console, comparison -> {
            console.result(format.json() ? Json.write(map(comparison)) : page(comparison));
            return NnCommand.OK;
        });
    }

    private static Map<String, Object> map(RunComparison comparison) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("runs", comparison.runs());
        map.put("settings", comparison.settings());
        map.put("figures", comparison.figures());
        return map;
    }

    /** Returns a table with one row per setting and metric, and one column per run. */
    private static String page(RunComparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", comparison.runs()));
        comparison.settings().forEach((path, values) -> rows.add(row(path, values)));
        comparison
                .figures()
                .forEach((name, values) -> rows.add(row(
                        name,
                        values.stream()
                                .map(value -> Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value))
                                .toList())));
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        StringBuilder page = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                line.append(row.get(c))
                        .append(" ".repeat(widths[c] + 2 - row.get(c).length()));
            }
            page.append(line.toString().stripTrailing()).append('\n');
        }
        return page.toString();
    }

    private static List<String> row(String name, List<String> values) {
        List<String> row = new ArrayList<>(List.of(name));
        values.forEach(value ->
                row.add(value.length() <= MAX_CELL_WIDTH ? value : value.substring(0, MAX_CELL_WIDTH - 3) + "..."));
        return row;
    }
}
