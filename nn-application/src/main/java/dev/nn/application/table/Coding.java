package dev.nn.application.table;

import java.util.List;

/** What the cells of a column mean. Immutable. */
public sealed interface Coding {

    /** Whether every value that is there is a number, and there is one. */
    boolean numeric();

    /**
     * Cells are places in a list of texts.
     *
     * @param words the column's different values in the order of their first rows; the empty text is a missing value
     * @param numbers the same as numbers, NaN for what is none; empty where the column is not numeric
     */
    record Words(List<String> words, double[] numbers) implements Coding {

        /** Numeric where all words are numbers. */
        public static Words of(List<String> words) {
            boolean present = words.stream().anyMatch(word -> !word.isEmpty());
            boolean numeric = present && words.stream().allMatch(word -> word.isEmpty() || Numbers.isNumber(word));
            double[] numbers = numeric
                    ? words.stream()
                            .mapToDouble(word -> word.isEmpty() ? Double.NaN : Double.parseDouble(word))
                            .toArray()
                    : new double[0];
            return new Words(List.copyOf(words), numbers);
        }

        @Override
        public boolean numeric() {
            return numbers.length > 0;
        }
    }

    /**
     * Cells are the numbers themselves, NaN where one is missing; how they were written is not kept.
     *
     * @param why it is not, for messages about what needs words: "has more different values than ..."
     */
    record Plain(String why) implements Coding {
        /** Of a table that has too many words. */
        public Plain() {
            this("has " + TableCoder.TOO_MANY);
        }

        @Override
        public boolean numeric() {
            return true;
        }
    }

    /**
     * Cells mean nothing: there are more different values than are kept, and not all are numbers.
     *
     * @param word the first that is none
     */
    record Lost(String word) implements Coding {
        @Override
        public boolean numeric() {
            return false;
        }
    }
}
