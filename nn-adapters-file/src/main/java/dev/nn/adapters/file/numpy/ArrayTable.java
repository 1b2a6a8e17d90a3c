package dev.nn.adapters.file.numpy;

import dev.nn.adapters.file.disk.Budget;
import dev.nn.adapters.file.disk.Shortened;
import dev.nn.adapters.file.numpy.NumPyFiles.Named;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.table.Cells;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Table;
import dev.nn.application.table.TableCoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two arrays as a table: features are numbers, targets of few different values can be classes too. */
record ArrayTable(Named features, Optional<Named> target, Problems problems) {

    private static final int MOST_CLASSES = TableCoder.MOST_SPELLINGS;

    Optional<Table> table() {
        NumPyArray inputs = features.array();
        target.ifPresent(named -> {
            if (named.array().rows() != inputs.rows()) {
                problems.add(
                        named.place(),
                        "",
                        "has " + named.array().rows() + " rows, " + features.name() + " has " + inputs.rows());
            }
        });
        if (inputs.rows() == 0 || inputs.width() == 0) {
            problems.add(features.place(), "", "expected at least one row of one number, found none");
        } else if (inputs.width() > ExperimentSpec.LARGEST_WIDTH) {
            problems.add(
                    features.place(),
                    "",
                    "has rows of " + inputs.width() + " numbers; a network takes at most "
                            + ExperimentSpec.LARGEST_WIDTH);
        }
        requireFinite(features);
        target.ifPresent(this::requireFinite);
        return problems.isEmpty() ? Optional.of(made()) : Optional.empty();
    }

    /** Infinite numbers fit no network; NaN is a missing value. */
    private void requireFinite(Named named) {
        NumPyArray array = named.array();
        for (int r = 0; r < array.rows() && array.type().isFloat(); r++) {
            for (int c = 0; c < array.width(); c++) {
                if (Double.isInfinite(array.get(r, c))) {
                    problems.add(
                            named.place(), "", "row " + r + ", column " + c + ": expected a number, found infinity");
                    return;
                }
            }
        }
    }

    private Table made() {
        List<String> header = new ArrayList<>();
        List<Coding> codings = new ArrayList<>();
        for (int c = 0; c < features.array().width(); c++) {
            header.add("feature_" + c);
            codings.add(new Coding.Plain("holds an array's numbers"));
        }
        List<int[]> codes = new ArrayList<>();
        target.ifPresent(named -> {
            for (int c = 0; c < named.array().width(); c++) {
                header.add(named.array().width() == 1 ? "target" : "target_" + c);
                codings.add(coding(named.array(), c, codes));
            }
        });
        String name =
                features.name() + target.map(named -> " and " + named.name()).orElse("");
        String hash = features.sha256() + target.map(Named::sha256).orElse("");
        return new Table(
                name, hash, header, codings, new ArrayCells(name, features.array(), target.map(Named::array), codes));
    }

    /** Places of few different values, or the numbers themselves; adds the places, none for numbers. */
    private static Coding coding(NumPyArray array, int column, List<int[]> codes) {
        Map<Double, Integer> places = new LinkedHashMap<>();
        int[] of = new int[array.rows()];
        for (int r = 0; r < of.length && places.size() <= MOST_CLASSES; r++) {
            double value = array.get(r, column) + 0.0;
            of[r] = places.computeIfAbsent(value, any -> places.size());
        }
        boolean few = places.size() <= MOST_CLASSES;
        codes.add(few ? of : new int[0]);
        return few
                ? Coding.Words.of(places.keySet().stream().map(ArrayTable::text).toList())
                : new Coding.Plain("has more than " + MOST_CLASSES + " different numbers");
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Cells of two arrays side by side, then the number of the row from 1. */
    private record ArrayCells(String name, NumPyArray features, Optional<NumPyArray> target, List<int[]> codes)
            implements Cells {

        @Override
        public int rows() {
            return features.rows();
        }

        @Override
        public double cell(int row, int column) {
            int ofTarget = column - features.width();
            if (ofTarget < 0) {
                return features.get(row, column);
            } else if (ofTarget >= codes.size()) {
                return row + 1.0;
            }
            int[] places = codes.get(ofTarget);
            return places.length > 0
                    ? places[row]
                    : target.map(array -> array.get(row, ofTarget)).orElseThrow();
        }

        @Override
        public void row(int row, double[] out, int offset, int count) {
            try {
                for (int c = 0; c < count; c++) {
                    out[offset + c] = cell(row, c);
                }
            } catch (InternalError e) {
                throw Shortened.of(name, e);
            }
        }

        @Override
        public boolean inMemory() {
            return !Budget.isTooLarge(features.numbers().limit());
        }
    }
}
