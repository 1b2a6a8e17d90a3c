package dev.nn.application.data;

import dev.nn.application.problem.Nearest;
import dev.nn.application.problem.Problems;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes numbers of a table's rows with columns that were fitted before; what doesn't fit is a problem with its line. */
public record RowEncoder(Table table, Problems problems) {

    private static final int MOST_PROBLEMS = 20;

    /** All rows as {@code [rows, width of the columns]}, or nothing when one doesn't fit. */
    public Optional<Float64Tensor> encode(List<? extends ColumnEncoding> columns) {
        return encode(columns, IntStream.range(0, table.rows().size()).toArray());
    }

    /** The given rows as {@code [rows, width of the columns]}, or nothing when one doesn't fit. */
    public Optional<Float64Tensor> encode(List<? extends ColumnEncoding> columns, int[] rows) {
        int[] places = new int[columns.size()];
        int missing = 0;
        for (int c = 0; c < places.length; c++) {
            places[c] = table.header().indexOf(columns.get(c).name());
            missing += places[c] < 0 ? 1 : 0;
            if (places[c] < 0 && missing <= MOST_PROBLEMS) {
                problems.add(
                        table.place(),
                        columns.get(c).name(),
                        "the column is missing" + Nearest.hint(columns.get(c).name(), table.header()));
            }
        }
        if (missing > MOST_PROBLEMS) {
            problems.add(table.place(), "", "and " + (missing - MOST_PROBLEMS) + " columns more are missing");
        }
        if (missing > 0) {
            return Optional.empty();
        }
        int width = columns.stream().mapToInt(ColumnEncoding::width).sum();
        double[][] encoded = new double[rows.length][width];
        boolean sound = true;
        for (int r = 0; r < rows.length; r++) {
            sound &= encode(columns, places, rows[r], encoded[r]);
        }
        return sound ? Optional.of(Float64Tensor.of(encoded)) : Optional.empty();
    }

    private boolean encode(List<? extends ColumnEncoding> columns, int[] places, int row, double[] out) {
        int offset = 0;
        boolean sound = true;
        for (int c = 0; c < places.length; c++) {
            ColumnEncoding column = columns.get(c);
            String value = table.rows().get(row).get(places[c]);
            Optional<String> fault = column.fault(value);
            if (fault.isEmpty()) {
                column.encode(value, out, offset);
            } else {
                sound = false;
                report(row, column.name(), fault.get());
            }
            offset += column.width();
        }
        return sound;
    }

    private void report(int row, String column, String fault) {
        if (problems.all().size() < MOST_PROBLEMS) {
            problems.add(table.place(row), column, fault);
        }
    }
}
