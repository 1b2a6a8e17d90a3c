package dev.nn.domain.data;

import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which rows train, which validate, which test: row numbers in increasing order, each row in exactly one part.
 */
public record Split(int[] training, int[] validation, int[] test) {

    /** All rows train. */
    public static Split none(int rows) {
        return random(rows, 0, 0, RandomStream.of(0, Purpose.SPLIT, 0, 0));
    }

    /** Parts in the order of the rows: those that train, then those that validate, then those that test. */
    public static Split inOrder(int rows, double validation, double test) {
        int tested = (int) Math.rint(test * rows);
        int validated = Math.min(rows - tested, (int) Math.rint(validation * rows));
        int trained = rows - tested - validated;
        return new Split(
                IntStream.range(0, trained).toArray(),
                IntStream.range(trained, trained + validated).toArray(),
                IntStream.range(trained + validated, rows).toArray());
    }

    /** Random parts of {@code round(fraction * rows)} rows. */
    public static Split random(int rows, double validation, double test, RandomStream random) {
        return stratified(new int[rows], validation, test, random);
    }

    /**
     * Random parts in which every class has its share: sizes as {@link #random}, the parts of a class differ from its
     * exact share by less than one row (largest remainders first, the lower class number at a tie).
     *
     * @param classes a class number for each row
     */
    public static Split stratified(int[] classes, double validation, double test, RandomStream random) {
        TreeMap<Integer, List<Integer>> strata = new TreeMap<>();
        for (int row : random.permutation(classes.length)) {
            strata.computeIfAbsent(classes[row], c -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> groups = new ArrayList<>(strata.values());
        return new Split(groups, take(groups, test, classes.length), take(groups, validation, classes.length));
    }

    private Split(List<List<Integer>> rest, List<Integer> test, List<Integer> validation) {
        this(sorted(rest.stream().flatMap(List::stream).toList()), sorted(validation), sorted(test));
    }

    private static List<Integer> take(List<List<Integer>> groups, double fraction, int rows) {
        int wanted = (int) Math.rint(fraction * rows);
        int available = groups.stream().mapToInt(List::size).sum();
        double[] share = new double[groups.size()];
        int[] count = new int[groups.size()];
        for (int g = 0; g < share.length; g++) {
            share[g] = available == 0 ? 0 : (double) wanted * groups.get(g).size() / available;
            count[g] = (int) Math.floor(share[g]);
        }
        for (int missing = wanted - Arrays.stream(count).sum(); missing > 0; missing--) {
            count[largestRemainder(share, count)]++;
        }
        List<Integer> taken = new ArrayList<>();
        for (int g = 0; g < count.length; g++) {
            List<Integer> head = groups.get(g).subList(0, count[g]);
            taken.addAll(head);
            head.clear();
        }
        return taken;
    }

    private static int largestRemainder(double[] share, int[] count) {
        int best = 0;
        for (int g = 1; g < share.length; g++) {
            if (share[g] - count[g] > share[best] - count[best]) {
                best = g;
            }
        }
        return best;
    }

    private static int[] sorted(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
