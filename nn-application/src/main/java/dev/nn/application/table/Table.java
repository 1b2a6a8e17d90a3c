package dev.nn.application.table;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A table of named columns, in memory or on disk; a missing value is an empty text.
 *
 * @param source name of the source, for messages
 * @param sha256 hash of the file's bytes, in hexadecimal; empty without a file
 * @param codings coding of each column's cells
 * @param notes warnings about the file
 * @param unnamed columns without a name in the file, under names generated from their position
 */
public record Table(
        String source,
        String sha256,
        List<String> header,
        List<Coding> codings,
        Cells cells,
        List<Problem> notes,
        List<String> unnamed) {

    public Table {
        header = IndexedNames.of(header);
    }

    /** A table without warnings. */
    public Table(String source, String sha256, List<String> header, List<Coding> codings, Cells cells) {
        this(source, sha256, header, codings, cells, List.of(), List.of());
    }

    /** Returns the number of rows. */
    public int rows() {
        return cells.rows();
    }

    /** Returns the position of the whole table. */
    public Position place() {
        return Position.of(source);
    }

    /** Returns the position at which a row begins. */
    public Position place(int row) {
        return new Position(source, Math.toIntExact((long) cells.cell(row, header.size())), 1);
    }

    /** Returns the position of the row with the first word of a lost column. */
    public Position place(Coding.MixedOverflow lost) {
        return new Position(source, Math.toIntExact(lost.line()), 1);
    }

    /**
     * Returns the position of the first row with a word; that of the whole table if no row has it.
     */
    public Position place(Column column, String word) {
        OptionalInt row = column.firstRow(word);
        return row.isPresent() ? place(row.getAsInt()) : place();
    }

    /** Returns a table of the rows that have a value in each of the columns. */
    public Table withValues(List<String> columns) {
        List<Column> needed = columns.stream().map(this::column).toList();
        int[] kept = IntStream.range(0, rows())
                .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
                .toArray();
        return kept.length == rows()
                ? this
                : new Table(source, sha256, header, codings, new Cells.Selected(cells, kept), notes, unnamed);
    }

    /** Returns a column, which must exist. */
    public Column column(String name) {
        int index = header.indexOf(name);
        return new Column(name, index, codings.get(index), cells);
    }
}
