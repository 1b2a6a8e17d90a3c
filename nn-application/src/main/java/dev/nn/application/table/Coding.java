package dev.nn.application.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the cells of a column mean. Immutable. */
public sealed interface Coding {

    /** Returns whether every value that is there is a number, and there is one. */
    boolean numeric();

    /** Returns whether each cell is its number, or missing: none is the place of a text. */
    boolean numbersAlone();

    /** Returns whether a cell may be missing. */
    boolean mayMiss();

    /** Returns the number of a cell; NaN where it is missing or a word. */
    double number(double cell);

    /** Returns the text of a cell, or a spelling of its number where texts are not kept; empty where it is missing. */
    String text(double cell);

    /**
     * All different texts of the column are known. A cell is the number itself where it is written as that number was first
     * written in the column; another spelling of it, or a word, is the text's place among the words.
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

        /** Returns the coding of a column with these different texts, the empty one not among them. */
        public static Words of(List<String> words, boolean mayMiss) {
            return of(
                    List.copyOf(words),
                    words.stream().mapToDouble(Numbers::number).toArray(),
                    mayMiss);
        }

        /** Returns the same where the numbers are known, NaN for a word. */
        static Words of(List<String> words, double[] numbers, boolean mayMiss) {
            return new Words(words, numbers, mayMiss);
        }

        /** Returns the texts in the order of their first rows. */
        public List<String> words() {
            return words;
        }

        /** Returns the texts as numbers, NaN for a word; not to be changed. */
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
     * Cells are numbers; how they were written is not kept.
     *
     * @param why it is not, for messages about what needs words: "has more different values than ..."
     * @param respelled the numbers of cells that are places, as long as texts were kept
     */
    record Plain(String why, double[] respelled, boolean mayMiss) implements Coding {

        private static final double[] NONE = new double[0];

        /** Of numbers that were never text. */
        public Plain(String why) {
            this(why, NONE, true);
        }

        /** Of a table that has too many words. */
        public Plain(double[] respelled, boolean mayMiss) {
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
     * Cells mean nothing: there are more different values than are kept, and not all are numbers.
     *
     * @param word the first that is none
     * @param line where its row begins
     */
    record Lost(String word, long line) implements Coding {
        /** Returns what is wrong with the column, for people. */
        public String fault() {
            return "has " + TableCoder.TOO_MANY + ", and '" + word + "' is no number";
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
