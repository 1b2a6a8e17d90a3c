package dev.nn.application.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The meaning of a column's cells. Immutable. */
public sealed interface Coding {

    /** Returns whether the column has at least one value and all its values are numbers. */
    boolean numeric();

    /** Returns whether each cell is a number or missing, never the index of a text. */
    boolean numbersAlone();

    /** Returns whether a cell may be missing. */
    boolean mayMiss();

    /** Returns the number of a cell; NaN if it is missing or a word. */
    double number(double cell);

    /**
     * Returns the text of a cell, or a spelling of its number if texts are not kept; empty if it is
     * missing.
     */
    String text(double cell);

    /**
     * A coding that keeps all distinct texts of the column. A number in its first spelling is
     * stored as itself; another spelling of it, or a word, is stored as the text's index.
     */
    final class Words implements Coding {
        private final List<String> words;
        private final double[] numbers;
        private final boolean numeric;
        private final boolean mayMiss;

        private Words(List<String> words, double[] numbers, boolean mayMiss) {
            this.words = words;
            this.numbers = numbers;
            this.numeric = numbers.length > 0 && DoubleStream.of(numbers).allMatch(Cell::isNumber);
            this.mayMiss = mayMiss;
        }

        /** Returns the coding of a column with these distinct texts, without the empty text. */
        public static Words of(List<String> words, boolean mayMiss) {
            return of(
                    List.copyOf(words),
                    words.stream().mapToDouble(Numbers::number).toArray(),
                    mayMiss);
        }

        /** Returns the coding for texts with known numbers, NaN for a word. */
        static Words of(List<String> words, double[] numbers, boolean mayMiss) {
            return new Words(words, numbers, mayMiss);
        }

        /** Returns the texts in the order of their first rows. */
        public List<String> words() {
            return words;
        }

        /** Returns the texts as numbers, NaN for a word. Callers must not modify the array. */
        double[] numbers() {
            return numbers;
        }

        /** Returns whether all are numbers above a bound. */
        public boolean areAbove(double bound) {
            return DoubleStream.of(numbers).allMatch(number -> number > bound);
        }

        @Override
        public boolean numeric() {
            return numeric;
        }

        @Override
        public boolean mayMiss() {
            return mayMiss;
        }

        @Override
        public boolean numbersAlone() {
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            return numeric
                    && IntStream.range(1, sorted.length).allMatch(k -> Double.compare(sorted[k - 1], sorted[k]) != 0);
        }

        @Override
        public double number(double cell) {
            int place = Cell.isNumber(cell) ? -1 : Cell.place(cell);
            return place < 0 ? cell : numbers[place];
        }

        @Override
        public String text(double cell) {
            int place = Cell.isNumber(cell) ? spelling(cell) : Cell.place(cell);
            return place < 0 ? "" : words.get(place);
        }

        private int spelling(double number) {
            return IntStream.range(0, numbers.length)
                    .filter(k -> Double.compare(numbers[k], number) == 0)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /**
     * A numeric coding without the original texts.
     *
     * @param why reason why texts are not kept, for messages: "has more distinct values than ..."
     * @param respelled numbers of the cells that are text indices, from the rows before texts were
     *     dropped
     */
    record NumbersOnly(String why, double[] respelled, boolean mayMiss) implements Coding {

        private static final double[] NONE = new double[0];

        /** A coding of numbers that were never text. */
        public NumbersOnly(String why) {
            this(why, NONE, true);
        }

        /** A coding of a table with too many distinct values. */
        public NumbersOnly(double[] respelled, boolean mayMiss) {
            this("has " + TableCoder.TOO_MANY, respelled, mayMiss);
        }

        @Override
        public boolean numeric() {
            return true;
        }

        @Override
        public boolean numbersAlone() {
            return respelled.length == 0;
        }

        @Override
        public double number(double cell) {
            return Cell.isNumber(cell) || Cell.isMissing(cell) || numbersAlone() ? cell : respelled[Cell.place(cell)];
        }

        @Override
        public String text(double cell) {
            double number = number(cell);
            return Cell.isNumber(number) ? Double.toString(number) : "";
        }
    }

    /**
     * A coding without usable cells: the column has too many distinct values to keep, and not all
     * are numbers.
     *
     * @param word first value that is not a number
     * @param line line at which its row begins
     */
    record MixedOverflow(String word, long line) implements Coding {
        /** Returns the error message for the column. */
        public String fault() {
            return "has " + TableCoder.TOO_MANY + ", and '" + word + "' is not a number";
        }

        @Override
        public boolean numeric() {
            return false;
        }

        @Override
        public boolean numbersAlone() {
            return false;
        }

        @Override
        public boolean mayMiss() {
            return true;
        }

        @Override
        public double number(double cell) {
            return Cell.MISSING;
        }

        @Override
        public String text(double cell) {
            return "";
        }
    }
}
