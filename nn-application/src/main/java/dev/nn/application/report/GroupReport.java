package dev.nn.application.report;

import dev.nn.application.diagnosis.History;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Block.TextTable.Cell;
import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.FoldFigures;
import dev.nn.application.port.in.Verdict;
import dev.nn.domain.metric.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of several trainings: folds, trials or compared runs. */
public final class GroupReport {

    /** Maximum number of lines in a chart; more are hard to tell apart. */
    private static final int MAX_LINES = 10;

    /** Minimum number of path elements in a run's label: experiment and run number. */
    private static final int KEPT = 2;

    private GroupReport() {}

    /**
     * Returns the report of a cross-validation.
     *
     * @param outcome predictions of all test rows
     * @param pages address of each fold's page
     * @param histories histories of the folds by name
     * @param verdicts diagnosed problems of the folds
     */
    public static Page folds(
            Experiment experiment,
            FoldFigures figures,
            Outcome outcome,
            List<String> pages,
            Map<String, History> histories,
            List<Verdict> verdicts,
            Map<String, Object> provenance) {
        List<Block> blocks = new ArrayList<>();
        Sections.add(blocks, "Diagnosis", Sections.notes(verdicts));
        blocks.add(new Heading(2, "Metrics of " + figures.folds().size() + " folds"));
        figures.means().parts().keySet().forEach(part -> blocks.add(table(part, figures, pages)));
        List<List<String>> rows = new ArrayList<>();
        figures.pooled().numbers().forEach((name, value) -> rows.add(List.of(name, Digits.shown(value))));
        blocks.add(new TextTable(
                "Pooled: each row predicted by the network not trained on it", List.of("metric", "value"), rows));
        Sections.add(blocks, "Learning curves", Curves.compared(first(histories)));
        Sections.add(
                blocks,
                "Test predictions of all folds",
                OutcomeSection.of(outcome, experiment.model().target()));
        Sections.ending(blocks, experiment.provenance().resolved(), provenance);
        return new Page(experiment.name(), blocks);
    }

    private static TextTable table(String part, FoldFigures figures, List<String> pages) {
        List<String> header = new ArrayList<>(List.of("metric", "mean \u00b1 standard deviation"));
        Map<Cell, String> links = new HashMap<>();
        for (int fold = 1; fold <= figures.folds().size(); fold++) {
            header.add("fold " + fold);
            links.put(new Cell(TextTable.HEADER, fold + 1), pages.get(fold - 1));
        }
        List<List<String>> rows = new ArrayList<>();
        figures.means().of(part).numbers().keySet().forEach(name -> {
            List<String> row = new ArrayList<>(List.of(name, summary(part, name, figures)));
            figures.folds().forEach(fold -> row.add(number(fold.of(part), name)));
            rows.add(row);
        });
        return new TextTable("Metrics: " + part, header, rows, links);
    }

    /**
     * Returns mean and standard deviation, with the number of folds if the metric is undefined in
     * some.
     */
    private static String summary(String part, String name, FoldFigures figures) {
        long defined = figures.defined(part, name);
        if (defined == 0) {
            return "undefined in every fold";
        }
        double deviation = figures.deviations().of(part).number(name);
        String spread = Double.isFinite(deviation) ? " \u00b1 " + Digits.shown(deviation) : "";
        int folds = figures.folds().size();
        return Digits.shown(figures.means().of(part).number(name))
                + spread
                + (defined < folds ? " in " + defined + " of " + folds + " folds" : "");
    }

    /**
     * Returns the report of a sweep.
     *
     * @param trials table with a row for each trial, best first
     * @param monitor metric that ranks the trials
     * @param best metrics of the best trial, by part
     * @param verdicts diagnosed problems of the best trial
     * @param histories histories of the best trials
     */
    public static Page trials(
            Experiment experiment,
            String monitor,
            TextTable trials,
            Map<String, Object> best,
            List<Verdict> verdicts,
            Map<String, History> histories,
            Map<String, Object> provenance) {
        List<Block> blocks = new ArrayList<>();
        Sections.add(blocks, "Trials (best first)", List.of(trials));
        Sections.add(
                blocks,
                "Metrics of the best trial",
                best.isEmpty()
                        ? List.of()
                        : List.of(new TextTable("", List.of("metric", "value"), SettingRows.figures(best))));
        Sections.add(blocks, "Diagnosis of the best trial", Sections.notes(verdicts));
        Sections.add(
                blocks,
                "Learning curves of the best " + histories.size() + " of "
                        + trials.rows().size() + " trials",
                Curves.compared(first(histories), monitor));
        Sections.ending(blocks, experiment.provenance().resolved(), provenance);
        return new Page(experiment.name(), blocks);
    }

    /**
     * Returns a comparison of runs.
     *
     * @param settings differing settings by path: one value per run
     * @param figures metrics by part and name: one per run
     * @param pages addresses of the runs' pages, relative to this page
     */
    public static Page runs(
            List<String> runs,
            List<String> pages,
            Map<String, List<String>> settings,
            Map<String, List<Double>> figures,
            Map<String, History> histories) {
        List<Block> blocks = new ArrayList<>();
        List<String> names = names(runs);
        List<String> header = new ArrayList<>(List.of("name"));
        header.addAll(names);
        Map<Cell, String> links = new HashMap<>();
        for (int r = 0; r < runs.size(); r++) {
            links.put(new Cell(TextTable.HEADER, r + 1), pages.get(r));
        }
        List<List<String>> differing = new ArrayList<>();
        settings.forEach((path, values) -> differing.add(row(path, values)));
        Sections.add(
                blocks,
                "Different settings",
                differing.isEmpty() ? List.of() : List.of(new TextTable("", header, differing, links)));
        List<List<String>> numbers = new ArrayList<>();
        figures.forEach((name, values) -> numbers.add(row(
                name,
                values.stream()
                        .map(value -> value.isNaN() ? "" : Digits.shown(value))
                        .toList())));
        Sections.add(blocks, "Metrics", List.of(new TextTable("", header, numbers, links)));
        Map<String, History> named = new LinkedHashMap<>();
        for (int r = 0; r < runs.size(); r++) {
            named.put(names.get(r), histories.getOrDefault(runs.get(r), new History(List.of())));
        }
        Sections.add(blocks, "Learning curves", Curves.compared(first(named)));
        return new Page("Comparison of " + runs.size() + " runs", blocks);
    }

    /**
     * Returns run folders without their common prefix, with at least their last two elements:
     * {@code iris/1}.
     */
    private static List<String> names(List<String> runs) {
        List<List<String>> parts = runs.stream()
                .map(run -> List.of(run.replace('\\', '/').replaceAll("/+$", "").split("/")))
                .toList();
        int shortest = parts.stream().mapToInt(List::size).min().orElse(0);
        int common = 0;
        while (common < shortest - KEPT) {
            String folder = parts.get(0).get(common);
            int at = common;
            if (!parts.stream().allMatch(part -> part.get(at).equals(folder))) {
                break;
            }
            common++;
        }
        int dropped = common;
        return parts.stream()
                .map(part -> String.join("/", part.subList(dropped, part.size())))
                .toList();
    }

    private static List<String> row(String first, List<String> values) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(values);
        return row;
    }

    private static Map<String, History> first(Map<String, History> histories) {
        Map<String, History> first = new LinkedHashMap<>();
        histories.keySet().stream().limit(MAX_LINES).forEach(name -> first.put(name, histories.get(name)));
        return first;
    }

    private static String number(Figures figures, String name) {
        return figures.numbers().containsKey(name) ? Digits.shown(figures.number(name)) : "";
    }
}
