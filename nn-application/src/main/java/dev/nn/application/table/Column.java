package dev.nn.application.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** One column of a table, looked at from above: the value of each row as text and as number. */
public record Column(String name, int index, Coding coding, Cells cells) {

    /** Whether every present value is a number, and there is one. */
    public boolean numeric() {
        return coding.numeric();
    }

    /** Number of rows. */
    public int rows() {
        return cells.rows();
    }

    /** The value as it was written, or a spelling of it where that is not kept; empty where there is none. */
    public String text(int row) {
        return coding.text(cells.cell(row, index));
    }

    /** The value of a numeric column; NaN where there is none. */
    public double number(int row) {
        return coding.number(cells.cell(row, index));
    }

    /** Whether the row has no value. */
    public boolean isMissing(int row) {
        return Cell.isMissing(cells.cell(row, index));
    }

    /** The first row without a value, or -1. */
    public int firstMissing() {
        for (int row = 0; row < rows() && coding.mayMiss(); row++) {
            if (isMissing(row)) {
                return row;
            }
        }
        return -1;
    }

    /** The different texts, of numbers too, missing ones left out; none where they are not kept. */
    public List<String> words() {
        return coding instanceof Coding.Words words ? words.words() : List.of();
    }

    /** The first text that is no number. */
    public Optional<String> firstWord() {
        return words().stream().filter(word -> !Numbers.isNumber(word)).findFirst();
    }

    /** The place of each row's value among the words, which are kept; -1 where there is none. */
    public IntStream places(IntStream rows) {
        if (!(coding instanceof Coding.Words words)) {
            throw new IllegalStateException("the words of column '" + name + "' are not kept");
        }
        Places places = new Places(words);
        return rows.map(row -> places.of(cells.cell(row, index)));
    }

    /** The first row with one of the words; absent where only rows have it that are left out. */
    public OptionalInt firstRow(String word) {
        int place = words().indexOf(word);
        int[] places = places(IntStream.range(0, rows())).toArray();
        return IntStream.range(0, places.length)
                .filter(row -> places[row] == place)
                .findFirst();
    }

    /** How often each of the words is in all rows. */
    public long[] counts() {
        return counts(IntStream.range(0, rows()));
    }

    /** How often each of the words is in the given rows. */
    public long[] counts(int[] rows) {
        return counts(IntStream.of(rows));
    }

    private long[] counts(IntStream rows) {
        long[] counts = new long[words().size()];
        places(rows).filter(place -> place >= 0).forEach(place -> counts[place]++);
        return counts;
    }

    /** The different values that some row has, missing ones left out. */
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
