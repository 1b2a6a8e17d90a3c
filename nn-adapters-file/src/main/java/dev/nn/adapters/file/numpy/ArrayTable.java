package dev.nn.adapters.file.numpy;

import dev.nn.adapters.file.disk.Budget;
import dev.nn.adapters.file.disk.TruncatedFile;
import dev.nn.adapters.file.numpy.NumPyFiles.NamedArray;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.table.Cells;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Table;
import dev.nn.application.table.TableCoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of two arrays. Features are numbers; targets with few distinct values can also be
 * classes.
 */
record ArrayTable(NamedArray features, Optional<NamedArray> target, Problems problems) {

    private static final int MAX_CLASSES = TableCoder.MAX_TEXTS_PER_COLUMN;

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
            problems.add(features.place(), "", "expected at least one row and one column, found none");
        } else if (inputs.width() > ExperimentSpec.MAX_WIDTH) {
            problems.add(
                    features.place(),
                    "",
                    "has rows of " + inputs.width() + " numbers; a network takes at most " + ExperimentSpec.MAX_WIDTH);
        }
        requireFinite(features);
        target.ifPresent(this::requireFinite);
        return problems.isEmpty() ? Optional.of(made()) : Optional.empty();
    }

    /** Rejects infinite numbers, which no network can use; NaN is a missing value. */
    private void requireFinite(NamedArray named) {
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
            codings.add(new Coding.NumbersOnly("holds an array's numbers"));
        }
        target.ifPresent(named -> {
            for (int c = 0; c < named.array().width(); c++) {
                header.add(named.array().width() == 1 ? "target" : "target_" + c);
                codings.add(coding(named.array(), c));
            }
        });
        String name =
                features.name() + target.map(named -> " and " + named.name()).orElse("");
        String hash = features.sha256() + target.map(NamedArray::sha256).orElse("");
        return new Table(
                name, hash, header, codings, new ArrayCells(name, features.array(), target.map(NamedArray::array)));
    }

    /**
     * Returns the coding of a column. A few distinct numbers may be classes, so each gets a text.
     */
    private static Coding coding(NumPyArray array, int column) {
        Set<Double> numbers = new LinkedHashSet<>();
        boolean missing = false;
        for (int r = 0; r < array.rows() && numbers.size() <= MAX_CLASSES; r++) {
            double value = number(array, r, column);
            if (Double.isNaN(value)) {
                missing = true;
            } else {
                numbers.add(value);
            }
        }
        return numbers.size() <= MAX_CLASSES
                ? Coding.Words.of(numbers.stream().map(ArrayTable::text).toList(), missing)
                : new Coding.NumbersOnly("has more than " + MAX_CLASSES + " distinct numbers");
    }

    /** Returns an element, with a single representation of NaN and of zero. */
    private static double number(NumPyArray array, int row, int column) {
        double value = array.get(row, column);
        return Double.isNaN(value) ? Double.NaN : value + 0.0;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The cells of two arrays side by side, followed by the row number from 1. */
    private record ArrayCells(String name, NumPyArray features, Optional<NumPyArray> target) implements Cells {

        @Override
        public int rows() {
            return features.rows();
        }

        @Override
        public double cell(int row, int column) {
            int ofTarget = column - features.width();
            if (ofTarget < 0) {
                double value = features.get(row, column);
                return Double.isNaN(value) ? Double.NaN : value;
            }
            return target.isPresent() && ofTarget < target.get().width()
                    ? number(target.get(), row, ofTarget)
                    : row + 1.0;
        }

        @Override
        public void row(int row, double[] out, int offset, int count) {
            try {
                for (int c = 0; c < count; c++) {
                    out[offset + c] = cell(row, c);
                }
            } catch (InternalError e) {
                throw TruncatedFile.of(name, e);
            }
        }

        @Override
        public boolean inMemory() {
            return !Budget.isTooLarge(features.numbers().limit());
        }
    }
}
