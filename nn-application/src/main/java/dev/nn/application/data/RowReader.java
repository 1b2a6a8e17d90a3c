package dev.nn.application.data;

import java.util.List;

/** Some columns of one table, in the order that a network has them. */
record RowReader(int[] places, List<CellEncoder> encoders, int width) {

    /** Columns that the table has. */
    static RowReader of(Table table, List<? extends ColumnEncoding> columns) {
        return new RowReader(
                columns.stream()
                        .mapToInt(column -> table.header().indexOf(column.name()))
                        .toArray(),
                columns.stream()
                        .map(column -> CellEncoder.of(table.column(column.name()), column))
                        .toList(),
                columns.stream().mapToInt(ColumnEncoding::width).sum());
    }

    /** The numbers of a row of cells; {@code out} is 0 before. */
    void read(double[] cells, double[] out) {
        int offset = 0;
        for (int c = 0; c < places.length; c++) {
            CellEncoder encoder = encoders.get(c);
            encoder.encode(cells[places[c]], out, offset);
            offset += encoder.width();
        }
    }
}
