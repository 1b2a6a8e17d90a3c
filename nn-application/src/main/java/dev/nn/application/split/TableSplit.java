package dev.nn.application.split;

import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Split;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A split of a table's rows into training, validation and test set: random, in order, or by a
 * column.
 */
public record TableSplit(Table table, DataSpec spec, boolean ownTest, Problems problems) {

    /**
     * Returns the split, or empty if it is invalid.
     *
     * @param classes classes in the order of their indices; absent for a numeric target
     */
    public Optional<Split> rows(Optional<List<String>> classes, long seed) {
        Optional<String> column = spec.split().flatMap(SplitSpec::column);
        if (column.isPresent()) {
            return byColumn(column.get());
        }
        int[] numbers = new int[table.rows()];
        boolean stratified = spec.split().filter(SplitSpec::stratify).isPresent();
        if (stratified && classes.isEmpty()) {
            String message = "applies to classification, but the target has no classes; expected false";
            problems.add(spec.place("split.stratify"), "data.split.stratify", message);
            return Optional.empty();
        } else if (stratified) {
            Column labels = table.column(spec.targets().get(0));
            int[] classOf =
                    labels.words().stream().mapToInt(classes.get()::indexOf).toArray();
            numbers = labels.places(IntStream.range(0, table.rows()))
                    .map(place -> classOf[place])
                    .toArray();
        }
        return new SampleSplit(spec.split(), seed).of(numbers, spec.place("split.folds"), problems);
    }

    /** Returns the split given by a column that names the part of each row. */
    private Optional<Split> byColumn(String name) {
        Column column = table.column(name);
        List<String> parts = List.of(Parts.TRAIN, Parts.VALIDATION, Parts.TEST);
        for (int row = 0; row < column.rows(); row++) {
            if (!parts.contains(column.text(row))) {
                String message = "expected one of " + String.join(", ", parts) + ", found '" + column.text(row) + "'";
                problems.add(table.place(row), name, message);
                return Optional.empty();
            }
        }
        int[] test = rowsOf(column, Parts.TEST);
        if (ownTest && test.length > 0) {
            problems.add(table.place(), name, "marks test rows, but data.test provides separate test data");
            return Optional.empty();
        }
        return Optional.of(new Split(rowsOf(column, Parts.TRAIN), rowsOf(column, Parts.VALIDATION), test));
    }

    private static int[] rowsOf(Column column, String part) {
        return IntStream.range(0, column.rows())
                .filter(row -> column.text(row).equals(part))
                .toArray();
    }
}
