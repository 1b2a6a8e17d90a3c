package dev.nn.application.data;

import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.data.Split;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which rows of a table train, validate and test: drawn, in their order, or as a column says. */
record TableSplit(Table table, DataSpec spec, boolean ownTest, Problems problems) {

    /**
     * The parts, or nothing when the column that names them is wrong.
     *
     * @param classes in the order of their numbers; absent where the target is numbers
     */
    Optional<Split> rows(Optional<List<String>> classes, long seed) {
        RandomStream random = RandomStream.of(seed, Purpose.SPLIT, 0, 0);
        int rows = table.rows().size();
        if (spec.split().isEmpty()) {
            return Optional.of(Split.none(rows));
        }
        SplitSpec split = spec.split().get();
        if (split.column().isPresent()) {
            return byColumn(split.column().get());
        } else if (!split.shuffle()) {
            return Optional.of(Split.inOrder(rows, split.validation(), split.test()));
        } else if (!split.stratify() || classes.isEmpty()) {
            return Optional.of(Split.random(rows, split.validation(), split.test(), random));
        }
        List<String> labels = table.column(spec.targets().get(0));
        int[] numbers = labels.stream().mapToInt(classes.get()::indexOf).toArray();
        return Optional.of(Split.stratified(numbers, split.validation(), split.test(), random));
    }

    /** A column that names the part of each row. */
    private Optional<Split> byColumn(String column) {
        List<String> values = table.column(column);
        List<String> parts = List.of(PreparedData.TRAIN, PreparedData.VALIDATION, PreparedData.TEST);
        for (int row = 0; row < values.size(); row++) {
            if (!parts.contains(values.get(row))) {
                String message = "expected one of " + String.join(", ", parts) + ", found '" + values.get(row) + "'";
                problems.add(table.place(row), column, message);
                return Optional.empty();
            }
        }
        if (ownTest && values.contains(PreparedData.TEST)) {
            problems.add(table.place(), column, "names test rows, and data.test has test data of their own");
            return Optional.empty();
        }
        return Optional.of(new Split(
                rowsOf(values, PreparedData.TRAIN),
                rowsOf(values, PreparedData.VALIDATION),
                rowsOf(values, PreparedData.TEST)));
    }

    private static int[] rowsOf(List<String> values, String part) {
        return IntStream.range(0, values.size())
                .filter(row -> values.get(row).equals(part))
                .toArray();
    }
}
