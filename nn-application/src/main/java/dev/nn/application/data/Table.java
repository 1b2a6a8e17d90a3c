package dev.nn.application.data;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Named columns as a file holds them, in memory or on the disk; a missing value is an empty text.
 *
 * @param source for messages
 * @param sha256 of the file's bytes, in hexadecimal; empty for what is no file
 * @param codings what the cells of each column mean
 */
public record Table(String source, String sha256, List<String> header, List<Coding> codings, Cells cells) {

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

    /** The rows that have a value in each of the columns. */
    public Table withValues(List<String> columns) {
        List<Column> needed = columns.stream().map(this::column).toList();
        int[] kept = IntStream.range(0, rows())
                .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
                .toArray();
        return kept.length == rows()
                ? this
                : new Table(source, sha256, header, codings, new Cells.Selected(cells, kept));
    }

    /** A column that there is. */
    public Column column(String name) {
        int index = header.indexOf(name);
        return new Column(name, index, codings.get(index), cells);
    }

    /**
     * What keeps a column from being numeric although most of it is: the first value that is none, for a warning. Absent
     * for numbers and for words.
     */
    public Optional<Problem> oddOneOut(String name) {
        Column column = column(name);
        if (column.numeric()) {
            return Optional.empty();
        }
        List<String> words = column.words();
        long[] counts = column.counts();
        long present = 0;
        long numbers = 0;
        for (int k = 0; k < counts.length; k++) {
            present += words.get(k).isEmpty() ? 0 : counts[k];
            numbers += Numbers.isNumber(words.get(k)) ? counts[k] : 0;
        }
        if (numbers == present || numbers * 2 <= present) {
            return Optional.empty();
        }
        int row = IntStream.range(0, rows())
                .filter(r -> !column.text(r).isEmpty() && !Numbers.isNumber(column.text(r)))
                .findFirst()
                .orElseThrow();
        String message = "'" + column.text(row) + "' is no number, so the whole column counts as words; " + numbers
                + " of its " + present + " values are numbers";
        return Optional.of(new Problem(place(row), name, message));
    }
}
