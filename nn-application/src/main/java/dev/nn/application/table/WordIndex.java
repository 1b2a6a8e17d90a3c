package dev.nn.application.table;

import java.util.Comparator;
import java.util.stream.IntStream;

/** A lookup of cells in the list of their column's texts. Immutable. */
public final class WordIndex {

    /**
     * Sorted distinct numbers. {@link #spellings} holds the index of the first spelling of each.
     */
    private final double[] numbers;

    private final int[] spellings;

    /** A lookup for the cells of one coding. */
    public WordIndex(Coding.Words words) {
        double[] all = words.numbers();
        int[] sorted = IntStream.range(0, all.length)
                .filter(k -> Cell.isNumber(all[k]))
                .boxed()
                .sorted(Comparator.comparingDouble(k -> all[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        // The sort is stable, so the first spelling of a number precedes its others.
        this.spellings = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || Double.compare(all[sorted[i - 1]], all[sorted[i]]) != 0)
                .map(i -> sorted[i])
                .toArray();
        this.numbers = IntStream.of(spellings).mapToDouble(k -> all[k]).toArray();
    }

    /**
     * Returns the index of a cell's text; -1 if the cell is missing, or a number that no row had
     * when texts were kept.
     */
    public int of(double cell) {
        if (!Cell.isNumber(cell)) {
            return Cell.place(cell);
        }
        int found = numbers.length == 0 ? 0 : search(cell);
        return found < numbers.length && numbers[found] == cell ? spellings[found] : -1;
    }

    /**
     * Searches by bisection. Written by hand, since it runs for each row of each epoch if the table
     * is on disk.
     */
    private int search(double number) {
        int low = 0;
        int high = numbers.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(numbers[middle], number) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
