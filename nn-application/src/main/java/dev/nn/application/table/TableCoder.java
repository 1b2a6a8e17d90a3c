package dev.nn.application.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A coder of texts as cells, row by row. Numbers are stored as themselves, words as indices in
 * their column's list of texts. The list also contains numbers, since classes and categories may be
 * numbers, and is kept while it is short enough. Cells never change once coded.
 */
public final class TableCoder {

    /**
     * Maximum number of distinct texts kept per column, including numbers; class names must be
     * among them.
     */
    public static final int MAX_TEXTS_PER_COLUMN = 50_000;

    /**
     * Maximum number of distinct texts kept per table. Beyond it, columns with many texts drop
     * theirs.
     */
    public static final int MAX_TEXTS_PER_TABLE = 1_000_000;

    /** Message text for a column whose texts were not kept. */
    public static final String TOO_MANY = "more distinct values than are kept (" + MAX_TEXTS_PER_COLUMN
            + " per column, " + MAX_TEXTS_PER_TABLE + " per table)";

    /** Number of texts that a column may keep regardless of other columns. */
    private static final int FEW = 1000;

    /**
     * Initial capacity for the numbers of a column; small, since a table may have a million
     * columns.
     */
    private static final int SMALL = 16;

    private final List<ColumnCoder> columns;
    private int kept;

    /**
     * A coder without rows.
     *
     * @param columns number of columns
     * @param mostWords maximum number of texts kept of a column that contains words
     */
    public TableCoder(int columns, int mostWords) {
        this.columns = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            this.columns.add(new ColumnCoder(mostWords));
        }
    }

    /**
     * Codes the next row.
     *
     * @param values text of each column
     * @param line line at which the row begins
     * @param out receives a cell for each column, then the line
     */
    public void code(List<String> values, long line, double[] out) {
        for (int c = 0; c < columns.size(); c++) {
            out[c] = columns.get(c).code(values.get(c), line);
        }
        out[columns.size()] = line;
    }

    /** Returns the coding of each column, once all rows are coded. */
    public List<Coding> codings() {
        return columns.stream().map(ColumnCoder::coding).toList();
    }

    /** A coder of one column. */
    private final class ColumnCoder {
        private final int mostWords;
        /** Cells of the texts so far; each text is parsed only once. */
        private final Map<String, Double> cells = new HashMap<>();

        private final Set<Double> spelled = new HashSet<>();
        private final List<String> words = new ArrayList<>();
        private double[] numbers = new double[0];
        private String word = "";
        private long line;
        private boolean missing;
        private boolean counted = true;
        private boolean forgotten;

        ColumnCoder(int mostWords) {
            this.mostWords = mostWords;
        }

        double code(String value, long at) {
            if (value.isEmpty()) {
                missing = true;
                return Cell.MISSING;
            }
            if (forgotten) {
                return forgotten(value, at);
            }
            Double known = cells.get(value);
            if (known != null) {
                return known;
            }
            double number = Numbers.number(value);
            if (!Cell.isNumber(number) && word.isEmpty()) {
                word = value;
                line = at;
            }
            if (words.size() >= most()) {
                if (word.isEmpty() || mostWords < Integer.MAX_VALUE) {
                    forget();
                    return number;
                }
                // Tables in memory keep any number of words; other columns keep the limits that
                // they have on disk.
                kept -= counted ? words.size() : 0;
                counted = false;
            }
            return added(value, number);
        }

        private double forgotten(String value, long at) {
            double number = word.isEmpty() ? Numbers.number(value) : Cell.MISSING;
            if (!Cell.isNumber(number) && word.isEmpty()) {
                word = value;
                line = at;
            }
            return number;
        }

        private int most() {
            return kept >= MAX_TEXTS_PER_TABLE ? FEW : MAX_TEXTS_PER_COLUMN;
        }

        private double added(String value, double number) {
            boolean first = Cell.isNumber(number) && spelled.add(number);
            double cell = first ? number : Cell.ofPlace(words.size());
            cells.put(value, cell);
            if (words.size() == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(SMALL, 2 * numbers.length));
            }
            numbers[words.size()] = number;
            words.add(value);
            kept += counted ? 1 : 0;
            return cell;
        }

        /**
         * Stops keeping texts from this row on. For earlier rows only the numbers of text indices
         * are still needed.
         */
        private void forget() {
            forgotten = true;
            boolean needed = word.isEmpty() && spelled.size() < words.size();
            numbers = Arrays.copyOf(numbers, needed ? words.size() : 0);
            kept -= words.size();
            cells.clear();
            spelled.clear();
            words.clear();
        }

        Coding coding() {
            if (!forgotten) {
                return Coding.Words.of(List.copyOf(words), Arrays.copyOf(numbers, words.size()), missing);
            }
            return word.isEmpty() ? new Coding.NumbersOnly(numbers, missing) : new Coding.MixedOverflow(word, line);
        }
    }
}
