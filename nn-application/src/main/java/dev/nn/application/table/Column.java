package dev.nn.application.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A view of one column of a table: the value of each row as text and as number. */
public record Column(String name, int index, Coding coding, Cells cells) {

    /** Returns whether the column has at least one value and all its values are numbers. */
    public boolean numeric() {
        return coding.numeric();
    }

    /** Returns the number of rows. */
    public int rows() {
        return cells.rows();
    }

    /**
     * Returns the value as written, or a spelling of it if the original is not kept; empty if it is
     * missing.
     */
    public String text(int row) {
        return coding.text(cells.cell(row, index));
    }

    /** Returns the value of a numeric column; NaN if it is missing. */
    public double number(int row) {
        return coding.number(cells.cell(row, index));
    }

    /** Returns whether the row has no value. */
    public boolean isMissing(int row) {
        return Cell.isMissing(cells.cell(row, index));
    }

    /** Returns the first row without a value, or -1. */
    public int firstMissing() {
        for (int row = 0; row < rows() && coding.mayMiss(); row++) {
            if (isMissing(row)) {
                return row;
            }
        }
        return -1;
    }

    /**
     * Returns the distinct texts, including numbers, without missing values; empty if they are not
     * kept.
     */
    public List<String> words() {
        return coding instanceof Coding.Words words ? words.words() : List.of();
    }

    /** Returns the first text that is not a number. */
    public Optional<String> firstWord() {
        return words().stream().filter(word -> !Numbers.isNumber(word)).findFirst();
    }

    /**
     * Returns the index of each row's value among the words, which must be kept; -1 for a missing
     * value.
     */
    public IntStream places(IntStream rows) {
        if (!(coding instanceof Coding.Words words)) {
            throw new IllegalStateException("the words of column '" + name + "' are not kept");
        }
        WordIndex places = new WordIndex(words);
        return rows.map(row -> places.of(cells.cell(row, index)));
    }

    /** Returns the first row with one of the words; empty if only excluded rows contain it. */
    public OptionalInt firstRow(String word) {
        int place = words().indexOf(word);
        int[] places = places(IntStream.range(0, rows())).toArray();
        return IntStream.range(0, places.length)
                .filter(row -> places[row] == place)
                .findFirst();
    }

    /** Returns the number of rows per word. */
    public long[] counts() {
        return counts(IntStream.range(0, rows()));
    }

    /** Returns the number of the given rows per word. */
    public long[] counts(int[] rows) {
        return counts(IntStream.of(rows));
    }

    private long[] counts(IntStream rows) {
        long[] counts = new long[words().size()];
        places(rows).filter(place -> place >= 0).forEach(place -> counts[place]++);
        return counts;
    }

    /** Returns the distinct values that occur in the rows, without missing values. */
    public List<String> present() {
        long[] counts = counts();
        List<String> present = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                present.add(words().get(k));
            }
        }
        return present;
    }
}
