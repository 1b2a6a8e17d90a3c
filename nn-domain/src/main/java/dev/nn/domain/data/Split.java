package dev.nn.domain.data;

import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A split of rows into training, validation and test sets. Each set holds row numbers in increasing
 * order; each row is in exactly one set.
 */
public record Split(int[] training, int[] validation, int[] test) {

    /** Returns a split with all rows in the training set. */
    public static Split none(int rows) {
        return random(rows, 0, 0, RandomStream.of(0, Purpose.SPLIT, 0, 0));
    }

    /** Splits the rows in order: training, then validation, then test. */
    public static Split inOrder(int rows, double validation, double test) {
        requireFractions(validation, test);
        int tested = (int) Math.rint(test * rows);
        int validated = Math.min(rows - tested, (int) Math.rint(validation * rows));
        int trained = rows - tested - validated;
        return new Split(
                IntStream.range(0, trained).toArray(),
                IntStream.range(trained, trained + validated).toArray(),
                IntStream.range(trained + validated, rows).toArray());
    }

    /**
     * Splits the rows at random, exactly as an experiment with this seed does.
     *
     * @param validation fraction of rows for validation, from 0 to 1
     * @param test fraction of rows for the test, from 0 to 1
     * @throws IllegalArgumentException if a fraction is out of range, or their sum is more than 1
     */
    public static Split random(int rows, double validation, double test, long seed) {
        return random(rows, validation, test, RandomStream.of(seed, Purpose.SPLIT, 0, 0));
    }

    /**
     * Splits the rows at random, stratified by class, exactly as an experiment with this seed does.
     *
     * @param classes a class number for each row
     * @param validation fraction of rows for validation, from 0 to 1
     * @param test fraction of rows for the test, from 0 to 1
     * @throws IllegalArgumentException if a fraction is out of range, or their sum is more than 1
     */
    public static Split stratified(int[] classes, double validation, double test, long seed) {
        return stratified(classes, validation, test, RandomStream.of(seed, Purpose.SPLIT, 0, 0));
    }

    /** Returns the rows with the given numbers, in the order of the numbers. */
    public static double[][] rows(double[][] all, int[] numbers) {
        return Arrays.stream(numbers).mapToObj(row -> all[row]).toArray(double[][]::new);
    }

    /**
     * Returns the elements, such as class numbers, with the given row numbers, in the order of the
     * numbers.
     */
    public static int[] rows(int[] all, int[] numbers) {
        return Arrays.stream(numbers).map(row -> all[row]).toArray();
    }

    /** Splits the rows at random; a set has {@code round(fraction * rows)} rows. */
    public static Split random(int rows, double validation, double test, RandomStream random) {
        return stratified(new int[rows], validation, test, random);
    }

    /**
     * Splits the rows at random, stratified by class. The sizes of the sets are those of
     * {@link #random}. In each set, the number of rows of a class differs from its exact share by
     * less than one row (largest remainders first, the lower class number at a tie).
     *
     * @param classes a class number for each row
     */
    public static Split stratified(int[] classes, double validation, double test, RandomStream random) {
        requireFractions(validation, test);
        int[][] groups = groups(classes, random.permutation(classes.length));
        int[] used = new int[groups.length];
        int[] tested = take(groups, used, test, classes.length);
        int[] validated = take(groups, used, validation, classes.length);
        return new Split(take(groups, used, rest(groups, used)), validated, tested);
    }

    /**
     * Returns one fold of a stratified cross-validation. One of several equal parts is the test
     * set; the others train. Over all folds each row is tested once. The test sets differ by at
     * most one row, and by at most one row of any class.
     *
     * @param classes a class number for each row
     * @param fold index, from 0
     * @param validation fraction of all rows for validation, taken from the rows outside the test
     *     set
     */
    public static Split fold(int[] classes, int folds, int fold, double validation, RandomStream random) {
        int[][] groups = groups(classes, random.permutation(classes.length));
        int[] tested = new int[(classes.length - fold + folds - 1) / folds];
        int[][] rest = new int[groups.length][];
        int place = 0;
        int at = 0;
        for (int g = 0; g < groups.length; g++) {
            int first = place;
            int[] group = groups[g];
            for (int row : group) {
                if (place++ % folds == fold) {
                    tested[at++] = row;
                }
            }
            rest[g] = IntStream.range(0, group.length)
                    .filter(i -> (first + i) % folds != fold)
                    .map(i -> group[i])
                    .toArray();
        }
        Arrays.sort(tested);
        int[] used = new int[groups.length];
        int[] validated = take(rest, used, validation, classes.length);
        return new Split(take(rest, used, rest(rest, used)), validated, tested);
    }

    /**
     * Returns one fold whose test set is a range of consecutive rows. The others keep their order;
     * the validation rows are the last of them.
     */
    public static Split foldInOrder(int rows, int folds, int fold, double validation) {
        int from = fold * (rows / folds) + Math.min(fold, rows % folds);
        int to = from + rows / folds + (fold < rows % folds ? 1 : 0);
        int[] rest =
                IntStream.range(0, rows).filter(row -> row < from || row >= to).toArray();
        int validated = Math.min(rest.length, (int) Math.rint(validation * rows));
        return new Split(
                Arrays.copyOf(rest, rest.length - validated),
                Arrays.copyOfRange(rest, rest.length - validated, rest.length),
                IntStream.range(from, to).toArray());
    }

    private static void requireFractions(double validation, double test) {
        if (!(validation >= 0 && test >= 0 && validation + test <= 1)) {
            throw new IllegalArgumentException(
                    "validation and test should be fractions from 0 to 1, together at most 1, found " + validation
                            + " and " + test);
        }
    }

    /**
     * Returns the rows of each class in the order of the permutation; classes in increasing order.
     */
    private static int[][] groups(int[] classes, int[] permutation) {
        int[] numbers = Arrays.stream(classes).distinct().sorted().toArray();
        int[][] groups = new int[numbers.length][];
        for (int g = 0; g < groups.length; g++) {
            int number = numbers[g];
            groups[g] = numbers.length == 1
                    ? permutation
                    : Arrays.stream(permutation)
                            .filter(row -> classes[row] == number)
                            .toArray();
        }
        return groups;
    }

    private static int[] rest(int[][] groups, int[] used) {
        return IntStream.range(0, groups.length)
                .map(g -> groups[g].length - used[g])
                .toArray();
    }

    private static int[] take(int[][] groups, int[] used, double fraction, int rows) {
        int wanted = (int) Math.rint(fraction * rows);
        int[] rest = rest(groups, used);
        int available = IntStream.of(rest).sum();
        double[] share = new double[groups.length];
        int[] count = new int[groups.length];
        for (int g = 0; g < share.length; g++) {
            share[g] = available == 0 ? 0 : (double) wanted * rest[g] / available;
            count[g] = (int) Math.floor(share[g]);
        }
        for (int missing = wanted - Arrays.stream(count).sum(); missing > 0; missing--) {
            count[largestRemainder(share, count)]++;
        }
        return take(groups, used, count);
    }

    /**
     * Takes the next {@code count[g]} rows of each group and returns all of them in increasing
     * order.
     */
    private static int[] take(int[][] groups, int[] used, int[] count) {
        int[] taken = new int[IntStream.of(count).sum()];
        int at = 0;
        for (int g = 0; g < groups.length; g++) {
            System.arraycopy(groups[g], used[g], taken, at, count[g]);
            used[g] += count[g];
            at += count[g];
        }
        Arrays.sort(taken);
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
}
