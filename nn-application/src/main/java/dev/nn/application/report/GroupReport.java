package dev.nn.application.report;

import dev.nn.application.diagnosis.History;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Table;
import dev.nn.application.page.Block.Table.Cell;
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

/** The report of several trainings: folds, trials, or runs that are compared. */
public final class GroupReport {

    /** More lines than this can't be told apart. */
    private static final int MOST_LINES = 10;

    /** Of a run's folder, its experiment and its number. */
    private static final int KEPT = 2;

    private GroupReport() {}

    /**
     * Folds.
     *
     * @param outcome predictions of all rows that tested
     * @param pages the address of each fold's page
     * @param histories of the folds, by their names
     * @param verdicts on them
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
        blocks.add(new Table(
                "Pooled: each row predicted by the network that had not seen it", List.of("figure", "value"), rows));
        Sections.add(blocks, "Over the epochs", Curves.compared(first(histories)));
        Sections.add(
                blocks,
                "Predictions of all rows that tested",
                OutcomeSection.of(outcome, experiment.model().target()));
        Sections.ending(blocks, experiment.provenance().resolved(), provenance);
        return new Page(experiment.name(), blocks);
    }

    private static Table table(String part, FoldFigures figures, List<String> pages) {
        List<String> header = new ArrayList<>(List.of("figure", "mean \u00b1 deviation"));
        Map<Cell, String> links = new HashMap<>();
        for (int fold = 1; fold <= figures.folds().size(); fold++) {
            header.add("fold " + fold);
            links.put(new Cell(Table.HEADER, fold + 1), pages.get(fold - 1));
        }
        List<List<String>> rows = new ArrayList<>();
        figures.means().of(part).numbers().keySet().forEach(name -> {
            List<String> row = new ArrayList<>(List.of(name, summary(part, name, figures)));
            figures.folds().forEach(fold -> row.add(number(fold.of(part), name)));
            rows.add(row);
        });
        return new Table("Part " + part, header, rows, links);
    }

    /** Mean and deviation, and of how many folds they are where some have no such figure. */
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
                + (defined < folds ? " of " + defined + " of " + folds + " folds" : "");
    }

    /**
     * Trials of a sweep.
     *
     * @param trials a row for each, the best first
     * @param monitor what they are ranked by
     * @param best figures of the best one, by part
     * @param verdicts on the best one
     * @param histories of the best ones
     */
    public static Page trials(
            Experiment experiment,
            String monitor,
            Table trials,
            Map<String, Object> best,
            List<Verdict> verdicts,
            Map<String, History> histories,
            Map<String, Object> provenance) {
        List<Block> blocks = new ArrayList<>();
        Sections.add(blocks, "Trials, the best first", List.of(trials));
        Sections.add(
                blocks,
                "Figures of the best trial",
                best.isEmpty()
                        ? List.of()
                        : List.of(new Table("", List.of("figure", "value"), SettingRows.figures(best))));
        Sections.add(blocks, "Diagnosis of the best trial", Sections.notes(verdicts));
        Sections.add(
                blocks,
                "The best " + histories.size() + " of " + trials.rows().size() + " trials over the epochs",
                Curves.compared(first(histories), monitor));
        Sections.ending(blocks, experiment.provenance().resolved(), provenance);
        return new Page(experiment.name(), blocks);
    }

    /**
     * Runs beside each other.
     *
     * @param settings that differ, by their paths: one value for each run
     * @param figures by part and name: one for each run
     * @param pages of the runs, from this page
     */
    public static Page runs(
            List<String> runs,
            List<String> pages,
            Map<String, List<String>> settings,
            Map<String, List<Double>> figures,
            Map<String, History> histories) {
        List<Block> blocks = new ArrayList<>();
        List<String> names = names(runs);
        List<String> header = new ArrayList<>(List.of("what"));
        header.addAll(names);
        Map<Cell, String> links = new HashMap<>();
        for (int r = 0; r < runs.size(); r++) {
            links.put(new Cell(Table.HEADER, r + 1), pages.get(r));
        }
        List<List<String>> differing = new ArrayList<>();
        settings.forEach((path, values) -> differing.add(row(path, values)));
        Sections.add(
                blocks,
                "Settings that differ",
                differing.isEmpty() ? List.of() : List.of(new Table("", header, differing, links)));
        List<List<String>> numbers = new ArrayList<>();
        figures.forEach((name, values) -> numbers.add(row(
                name,
                values.stream()
                        .map(value -> value.isNaN() ? "" : Digits.shown(value))
                        .toList())));
        Sections.add(blocks, "Figures", List.of(new Table("", header, numbers, links)));
        Map<String, History> named = new LinkedHashMap<>();
        for (int r = 0; r < runs.size(); r++) {
            named.put(names.get(r), histories.getOrDefault(runs.get(r), new History(List.of())));
        }
        Sections.add(blocks, "Over the epochs", Curves.compared(first(named)));
        return new Page("Comparison of " + runs.size() + " runs", blocks);
    }

    /** Folders without the beginning that all of them have, at least the last two of each: {@code iris/1}. */
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
        histories.keySet().stream().limit(MOST_LINES).forEach(name -> first.put(name, histories.get(name)));
        return first;
    }

    private static String number(Figures figures, String name) {
        return figures.numbers().containsKey(name) ? Digits.shown(figures.number(name)) : "";
    }
}
