package dev.nn.adapters.file.csv;

import dev.nn.application.table.Cells;
import dev.nn.application.table.Table;
import dev.nn.application.table.TableCoder;
import java.util.List;

/** A sink that keeps all rows in memory. */
final class TableInMemory implements RowSink {

    private Cells.InMemory cells = new Cells.InMemory(0);
    private List<String> header = List.of();
    private TableCoder coder = new TableCoder(0, 0);
    private double[] row = new double[1];

    @Override
    public void header(List<String> names) {
        header = names;
        coder = new TableCoder(names.size(), Integer.MAX_VALUE);
        row = new double[names.size() + 1];
        cells = new Cells.InMemory(names.size());
    }

    @Override
    public void row(List<String> values, long line) {
        coder.code(values, line, row);
        cells.add(row);
    }

    Table table(String source, String sha256, TableParser.ParseWarnings found) {
        return new Table(source, sha256, header, coder.codings(), cells, found.notes(), found.unnamed());
    }
}
