package dev.nn.application.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes cells of texts, row after row: numbers as themselves, words as places in their column's list of texts. That list is kept
 * as long as it is short enough, of numbers too, since classes and categories may be numbers; a cell that was made stays as it is.
 */
public final class TableCoder {

    /** Different texts of a column that are kept, as those of classes have to be; of numbers too. */
    public static final int MOST_SPELLINGS = 50_000;

    /** Words kept of all columns together; when there are more, columns with many of them keep theirs no longer. */
    public static final int MOST_OF_TABLE = 1_000_000;

    /** For messages about a column whose words were not kept. */
    public static final String TOO_MANY = "more different values than are kept, " + MOST_SPELLINGS + " of a column and "
            + MOST_OF_TABLE + " of a table";

    /** A column with so few words keeps them whatever the others have. */
    private static final int FEW = 1000;

    /** Room for the first numbers of a column: a table may have a million columns. */
    private static final int SMALL = 16;

    private final List<ColumnCoder> columns;
    private int kept;

    /**
     * A coder of no row yet.
     *
     * @param columns how many there are
     * @param mostWords that are kept of a column, where all of them are words
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
     * @param values a text for each column
     * @param line where the row begins
     * @param out receives a cell for each column, then the line
     */
    public void code(List<String> values, long line, double[] out) {
        for (int c = 0; c < columns.size(); c++) {
            out[c] = columns.get(c).code(values.get(c), line);
        }
        out[columns.size()] = line;
    }

    /** What the cells of each column mean, now that all are coded. */
    public List<Coding> codings() {
        return columns.stream().map(ColumnCoder::coding).toList();
    }

    /** One column. */
    private final class ColumnCoder {
        private final int mostWords;
        /** Cells of the texts so far; each text is looked at once. */
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
                // In memory words are kept whatever their number, and others have the room that they have on the
                // disk.
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
            return kept >= MOST_OF_TABLE ? FEW : MOST_SPELLINGS;
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

        /** Keeps no text from this row on; of those before, the numbers behind places are all that is still needed. */
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
            return word.isEmpty() ? new Coding.Plain(numbers, missing) : new Coding.Lost(word, line);
        }
    }
}
