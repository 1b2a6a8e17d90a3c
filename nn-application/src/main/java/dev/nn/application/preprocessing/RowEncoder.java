package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An encoder of a table's rows with fitted columns. Values that cannot be encoded are reported with
 * their line.
 */
public record RowEncoder(Table table, Problems problems) {

    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_NAMES = 5;
    private static final int MAX_TENSOR_SIZE = Integer.MAX_VALUE - 8;

    /**
     * Divisor of the heap: one part of the samples is encoded ahead only if it takes less than this
     * fraction. Several parts, and the trials of a sweep, each hold their own samples.
     */
    private static final int PART_OF_HEAP = 8;

    /** Returns samples with targets for all rows, or empty if a value cannot be encoded. */
    public Optional<Dataset> dataset(List<? extends ColumnEncoding> features, List<? extends ColumnEncoding> targets) {
        return dataset(IntStream.range(0, table.rows()).toArray(), features, targets);
    }

    /**
     * Returns samples with targets for the given rows, or empty if a value cannot be encoded. Rows
     * are encoded ahead if memory allows. They are encoded on each access if the table is on disk
     * or its encoding is much larger than the table.
     */
    public Optional<Dataset> dataset(
            int[] rows, List<? extends ColumnEncoding> features, List<? extends ColumnEncoding> targets) {
        boolean known = Stream.of(features, targets).map(this::known).reduce(true, Boolean::logicalAnd);
        if (!known || isLost(features) || isLost(targets)) {
            return Optional.empty();
        }
        RowReader inputs = RowReader.of(table, features);
        RowReader outputs = RowReader.of(table, targets);
        boolean sound =
                Stream.of(inputs, outputs).map(reader -> sound(rows, reader)).reduce(true, Boolean::logicalAnd);
        if (!sound) {
            return Optional.empty();
        }
        return Optional.of(
                table.cells().inMemory() && isSmall(rows.length, inputs.width() + outputs.width())
                        ? new TensorDataset(encoded(rows, inputs), encoded(rows, outputs))
                        : new TableDataset(table.cells(), table.header().size(), rows, inputs, outputs));
    }

    /**
     * Returns whether a column lost its values: it has too many distinct values to keep, and not
     * all are numbers. This is reported once per column, not once per row.
     */
    private boolean isLost(List<? extends ColumnEncoding> columns) {
        int before = problems.all().size();
        for (ColumnEncoding encoding : columns) {
            if (table.column(encoding.name()).coding() instanceof Coding.MixedOverflow lost) {
                problems.add(table.place(lost), encoding.name(), lost.fault());
            }
        }
        return problems.all().size() > before;
    }

    private static boolean isSmall(long rows, int width) {
        long numbers = rows * width;
        return numbers < MAX_TENSOR_SIZE
                && numbers * Double.BYTES < Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    private boolean known(List<? extends ColumnEncoding> columns) {
        List<String> missing = columns.stream()
                .map(ColumnEncoding::name)
                .filter(name -> !table.header().contains(name))
                .toList();
        if (missing.size() > 1 && missing.size() == columns.size()) {
            problems.add(
                    table.place(),
                    "",
                    "lacks all " + missing.size() + " columns " + some(missing) + "; its columns are "
                            + some(table.header()));
        } else {
            missing.stream()
                    .limit(MAX_PROBLEMS)
                    .forEach(name -> problems.add(
                            table.place(),
                            name,
                            "the column is missing"
                                    + Nearest.to(name, table.header())
                                            .map(near -> "; did you mean '" + near + "'?")
                                            .orElseGet(() -> "; the columns are " + some(table.header()))));
            if (missing.size() > MAX_PROBLEMS) {
                problems.add(table.place(), "", "and " + (missing.size() - MAX_PROBLEMS) + " more columns are missing");
            }
        }
        return missing.isEmpty();
    }

    private static String some(List<String> names) {
        List<String> quoted =
                names.stream().limit(MAX_NAMES).map(name -> "'" + name + "'").toList();
        return String.join(", ", quoted)
                + (names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "");
    }

    /**
     * Returns a warning for each column with words unseen in training; they belong to no category.
     */
    public List<Problem> unseen(List<? extends ColumnEncoding> columns) {
        List<Problem> warnings = new ArrayList<>();
        for (ColumnEncoding encoding : columns) {
            if (!(encoding instanceof ColumnEncoding.OneHot known)
                    || !table.header().contains(encoding.name())
                    || !(table.column(encoding.name()).coding() instanceof Coding.Words)) {
                continue;
            }
            Column column = table.column(encoding.name());
            long[] counts = column.counts();
            List<String> words = new ArrayList<>();
            long rows = 0;
            for (int k = 0; k < counts.length; k++) {
                if (counts[k] > 0 && known.isUnseen(column.words().get(k))) {
                    words.add(column.words().get(k));
                    rows += counts[k];
                }
            }
            if (!words.isEmpty()) {
                String message = rows + " of " + table.rows() + " values were never seen in training, such as "
                        + some(words) + "; they belong to no category";
                warnings.add(new Problem(table.place(), encoding.name(), message));
            }
        }
        return warnings;
    }

    private boolean sound(int[] rows, RowReader reader) {
        if (reader.faultless()) {
            return true;
        }
        double[] cells = new double[table.header().size()];
        boolean sound = true;
        for (int row : rows) {
            if (problems.all().size() >= MAX_PROBLEMS) {
                problems.add(
                        table.place(row),
                        "",
                        "rows from here on are not checked: there are " + MAX_PROBLEMS + " problems already");
                return false;
            }
            table.cells().row(row, cells, 0, cells.length);
            for (RowReader.Fault fault : reader.faults(cells)) {
                sound = false;
                report(row, fault.column(), fault.message());
            }
        }
        return sound;
    }

    private Float64Tensor encoded(int[] rows, RowReader reader) {
        double[] cells = new double[table.header().size()];
        Float64Tensor encoded = new Float64Tensor(rows.length, reader.width());
        for (int r = 0; r < rows.length; r++) {
            double[] row = new double[reader.width()];
            table.cells().row(rows[r], cells, 0, cells.length);
            reader.read(cells, 0, row);
            encoded.setRow(r, row, 0);
        }
        return encoded;
    }

    private void report(int row, String column, String fault) {
        if (problems.all().size() < MAX_PROBLEMS) {
            problems.add(table.place(row), column, fault);
        }
    }
}
