package dev.nn.application.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes cells of texts, row after row: places in a column's words as long as those are few enough, then the numbers
 * themselves. A column that changed its mind has earlier cells that {@link #mended} puts right.
 */
public final class TableCoder {

    /** Different numbers of a column whose spelling is kept, as that of classes has to be. */
    public static final int MOST_SPELLINGS = 50_000;

    /** Words kept of all columns together; when there are more, columns with many of them keep theirs no longer. */
    public static final int MOST_OF_TABLE = 1_000_000;

    /** For messages about a column whose words were not kept. */
    public static final String TOO_MANY = "more different values than are kept, " + MOST_SPELLINGS + " of a column and "
            + MOST_OF_TABLE + " of a table";

    /** A column with so few words keeps them whatever the others have. */
    private static final int FEW = 1000;

    private final List<ColumnCoder> columns;
    private int rows;
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
            out[c] = columns.get(c).code(values.get(c), rows);
        }
        out[columns.size()] = line;
        rows++;
    }

    /** Rows coded so far. */
    public int rows() {
        return rows;
    }

    /** What the cells of each column mean, now that all are coded. */
    public List<Coding> codings() {
        return columns.stream().map(ColumnCoder::coding).toList();
    }

    /** How many of the first rows of a column need mending. */
    public int toMend(int column) {
        return columns.get(column).changedAt;
    }

    /** What such a cell should have been. */
    public double mended(int column, double cell) {
        return columns.get(column).numbers[(int) cell];
    }

    /** One column. */
    private final class ColumnCoder {
        private final int mostWords;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private double[] numbers = new double[0];
        private String word = "";
        private boolean counted = true;
        private boolean plain;
        private boolean lost;
        private int changedAt;

        ColumnCoder(int mostWords) {
            this.mostWords = mostWords;
        }

        double code(String value, int row) {
            if (!plain) {
                Integer place = places.get(value);
                if (place != null) {
                    return place;
                }
                boolean isWord = !value.isEmpty() && !Numbers.isNumber(value);
                if (isWord && word.isEmpty()) {
                    word = value;
                }
                if (words.size() >= most()) {
                    if (word.isEmpty() || mostWords < Integer.MAX_VALUE) {
                        turn(row);
                        return plain(value);
                    }
                    // In memory words are kept whatever their number, and others have the room that they have on the
                    // disk.
                    kept -= counted ? words.size() : 0;
                    counted = false;
                }
                places.put(value, words.size());
                words.add(value);
                kept += counted ? 1 : 0;
                return words.size() - 1.0;
            }
            return plain(value);
        }

        private int most() {
            return kept >= MOST_OF_TABLE ? FEW : MOST_SPELLINGS;
        }

        /** From this row on cells are numbers; of those before, the numbers are all that is still needed. */
        private void turn(int row) {
            plain = true;
            lost = !word.isEmpty();
            changedAt = row;
            if (!lost) {
                numbers = words.stream()
                        .mapToDouble(w -> w.isEmpty() ? Double.NaN : Double.parseDouble(w))
                        .toArray();
            }
            kept -= words.size();
            places.clear();
            words.clear();
        }

        private double plain(String value) {
            if (lost || value.isEmpty()) {
                return Double.NaN;
            } else if (!Numbers.isNumber(value)) {
                lost = true;
                word = value;
                return Double.NaN;
            }
            return Double.parseDouble(value);
        }

        Coding coding() {
            if (lost) {
                return new Coding.Lost(word);
            }
            return plain ? new Coding.Plain() : Coding.Words.of(words);
        }
    }
}
