package dev.nn.application.run;

import dev.nn.application.experiment.Sweep;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Block.TextTable.Cell;
import dev.nn.application.page.Digits;
import dev.nn.application.port.in.RunSummary.Trial;
import dev.nn.application.port.out.RunParts;
import dev.nn.application.spec.SweepSpec.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranked trials of a sweep, for storage and reports.
 *
 * @param trials trials, best first
 * @param left number of runs not started or not finished
 */
record RankedTrials(Sweep sweep, List<Trial> trials, int left) {

    /** Index of the column with the trial number. */
    private static final int TRIAL = 3;

    /** Returns the order of trials: best metric first, trials without one last, ties by number. */
    static Comparator<Trial> order(Sweep sweep) {
        Comparator<Trial> byFigure = Comparator.comparingDouble(Trial::figure);
        return Comparator.<Trial>comparingInt(t -> Double.isNaN(t.figure()) ? 1 : 0)
                .thenComparing(sweep.higherIsBetter() ? byFigure.reversed() : byFigure)
                .thenComparingInt(Trial::number);
    }

    /** Returns the stored form. If it contains {@code left}, the sweep is unfinished. */
    Map<String, Object> written() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("monitor", sweep.monitor());
        if (left > 0) {
            all.put("left", left);
        }
        List<Map<String, Object>> described = new ArrayList<>();
        trials.forEach(trial -> described.add(described(described.size() + 1, trial)));
        all.put("trials", described);
        return all;
    }

    private static Map<String, Object> described(int rank, Trial trial) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rank", rank);
        map.put("trial", trial.number());
        map.put("settings", trial.settings());
        map.put("epochs", trial.epochs());
        map.put("figure", trial.figure());
        map.put("deviation", trial.deviation());
        Optional.of(trial.folder()).filter(f -> !f.isEmpty()).ifPresent(f -> map.put("folder", f));
        Optional.of(trial.failure()).filter(f -> !f.isEmpty()).ifPresent(f -> map.put("failure", f));
        return map;
    }

    private List<String> paths() {
        return sweep.spec().dimensions().stream().map(Dimension::path).toList();
    }

    /** Returns a table with a row per trial, linked to the page of its last run. */
    TextTable table(RunParts parts) {
        Map<Cell, String> links = new HashMap<>();
        for (int r = 0; r < trials.size(); r++) {
            String folder = trials.get(r).folder();
            if (!folder.isEmpty()) {
                links.put(new Cell(r, TRIAL), parts.page(folder));
            }
        }
        return new TextTable("", header(), rows(), links);
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("rank", sweep.monitor(), "deviation", "trial"));
        header.addAll(paths());
        header.addAll(List.of("epochs", "failure"));
        return header;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(rows.size() + 1),
                    number(trial.figure()),
                    number(trial.deviation()),
                    Integer.toString(trial.number())));
            paths().forEach(path -> row.add(trial.settings().getOrDefault(path, "")));
            row.addAll(List.of(Integer.toString(trial.epochs()), trial.failure()));
            rows.add(row);
        }
        return rows;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Digits.shown(value);
    }
}
