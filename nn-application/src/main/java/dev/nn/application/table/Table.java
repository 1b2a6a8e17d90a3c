package dev.nn.application.table;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Named columns as a file holds them, in memory or on the disk; a missing value is an empty text.
 *
 * @param source for messages
 * @param sha256 of the file's bytes, in hexadecimal; empty for what is no file
 * @param codings what the cells of each column mean
 * @param notes what is odd about the file, though it can be read
 * @param unnamed columns that the file has no name for, by the names that they got from their place
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

    /** A table without anything odd. */
    public Table(String source, String sha256, List<String> header, List<Coding> codings, Cells cells) {
        this(source, sha256, header, codings, cells, List.of(), List.of());
    }

    /** Number of rows. */
    public int rows() {
        return cells.rows();
    }

    /** The whole of it. */
    public Position place() {
        return Position.of(source);
    }

    /** Where a row begins. */
    public Position place(int row) {
        return new Position(source, Math.toIntExact((long) cells.cell(row, header.size())), 1);
    }

    /** Where the word begins that a column of too many numbers has. */
    public Position place(Coding.Lost lost) {
        return new Position(source, Math.toIntExact(lost.line()), 1);
    }

    /** Where the first row with one of a column's words begins; the whole of it where no row has it. */
    public Position place(Column column, String word) {
        OptionalInt row = column.firstRow(word);
        return row.isPresent() ? place(row.getAsInt()) : place();
    }

    /** The rows that have a value in each of the columns. */
    public Table withValues(List<String> columns) {
        List<Column> needed = columns.stream().map(this::column).toList();
        int[] kept = IntStream.range(0, rows())
                .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
                .toArray();
        return kept.length == rows()
                ? this
                : new Table(source, sha256, header, codings, new Cells.Selected(cells, kept), notes, unnamed);
    }

    /** A column that there is. */
    public Column column(String name) {
        int index = header.indexOf(name);
        return new Column(name, index, codings.get(index), cells);
    }
}
