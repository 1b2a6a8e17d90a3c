package dev.nn.application.table;

import java.util.ArrayList;
import java.util.List;

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
        double cell = cells.cell(row, index);
        if (coding instanceof Coding.Words words) {
            return words.words().get((int) cell);
        }
        return Double.isNaN(cell) ? "" : Double.toString(cell);
    }

    /** The value of a numeric column; NaN where there is none. */
    public double number(int row) {
        double cell = cells.cell(row, index);
        return coding instanceof Coding.Words words ? words.numbers()[(int) cell] : cell;
    }

    /** Whether the row has no value. */
    public boolean isMissing(int row) {
        double cell = cells.cell(row, index);
        return coding instanceof Coding.Words words
                ? words.words().get((int) cell).isEmpty()
                : Double.isNaN(cell);
    }

    /** The first row without a value, or -1. */
    public int firstMissing() {
        if (coding instanceof Coding.Words words && !words.words().contains("")) {
            return -1;
        }
        for (int row = 0; row < rows(); row++) {
            if (isMissing(row)) {
                return row;
            }
        }
        return -1;
    }

    /** The different values of words, which rows count by {@link #code}; none where they are not kept. */
    public List<String> words() {
        return coding instanceof Coding.Words words ? words.words() : List.of();
    }

    /** The place of a row's value among the words. */
    public int code(int row) {
        return (int) cells.cell(row, index);
    }

    /** How often each of the words is in all rows. */
    public long[] counts() {
        long[] counts = new long[words().size()];
        for (int row = 0; row < rows(); row++) {
            counts[code(row)]++;
        }
        return counts;
    }

    /** How often each of the words is in the given rows. */
    public long[] counts(int[] rows) {
        long[] counts = new long[words().size()];
        for (int row : rows) {
            counts[code(row)]++;
        }
        return counts;
    }

    /** The different values that some row has, missing ones left out. */
    public List<String> present() {
        long[] counts = counts();
        List<String> present = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0 && !words().get(k).isEmpty()) {
                present.add(words().get(k));
            }
        }
        return present;
    }
}
