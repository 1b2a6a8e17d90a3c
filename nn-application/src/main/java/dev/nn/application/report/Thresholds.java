package dev.nn.application.report;

import dev.nn.application.page.Block.Chart.Series;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact ROC and precision-recall curves of one class, as the corners of the curves over all
 * thresholds. Samples with equal probabilities pass the threshold together, which produces a
 * slanted segment.
 *
 * @param roc corners (false-positive rate, true-positive rate), from (0, 0) to (1, 1)
 * @param precision corners (recall, best precision at this recall or higher); empty if the class is
 *     always or never present
 */
record Thresholds(List<Corner> roc, List<Corner> precision) {

    /** A corner of a curve. */
    record Corner(double x, double y) {}

    static Thresholds of(boolean[] actual, double[] probability) {
        int[] order = IntStream.range(0, actual.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long positives =
                IntStream.range(0, actual.length).filter(i -> actual[i]).count();
        long negatives = actual.length - positives;
        if (positives == 0 || negatives == 0) {
            return new Thresholds(List.of(), List.of());
        }
        List<long[]> counts = new ArrayList<>(List.of(new long[2]));
        long right = 0;
        long wrong = 0;
        for (int k = 0; k < order.length; k++) {
            right += actual[order[k]] ? 1 : 0;
            wrong += actual[order[k]] ? 0 : 1;
            boolean tie = k + 1 < order.length && probability[order[k + 1]] == probability[order[k]];
            if (!tie) {
                counts.add(new long[] {wrong, right});
            }
        }
        return new Thresholds(
                turns(counts).stream()
                        .map(c -> new Corner((double) c[0] / negatives, (double) c[1] / positives))
                        .toList(),
                best(counts, positives));
    }

    /**
     * Returns the points at which the direction changes. Integer arithmetic keeps rounding from
     * adding or hiding a point.
     */
    private static List<long[]> turns(List<long[]> points) {
        List<long[]> kept = new ArrayList<>();
        for (long[] point : points) {
            int last = kept.size() - 1;
            if (last >= 1 && straight(kept.get(last - 1), kept.get(last), point)) {
                kept.remove(last);
            }
            kept.add(point);
        }
        return kept;
    }

    private static boolean straight(long[] a, long[] b, long[] c) {
        return (b[0] - a[0]) * (c[1] - b[1]) == (c[0] - b[0]) * (b[1] - a[1]);
    }

    /**
     * Returns the running maximum of precision from the highest recall down: a staircase that falls
     * to the right.
     */
    private static List<Corner> best(List<long[]> counts, long positives) {
        Deque<Corner> corners = new ArrayDeque<>();
        double best = 0;
        for (int k = counts.size() - 1; k > 0; k--) {
            long right = counts.get(k)[1];
            double precision = (double) right / (right + counts.get(k)[0]);
            if (precision > best) {
                double recall = (double) right / positives;
                if (!corners.isEmpty() && corners.getFirst().x() > recall) {
                    corners.addFirst(new Corner(recall, best));
                } else if (!corners.isEmpty()) {
                    corners.removeFirst();
                }
                corners.addFirst(new Corner(recall, precision));
                best = precision;
            }
        }
        corners.addFirst(new Corner(0, best));
        return List.copyOf(corners);
    }

    static Series line(String label, List<Corner> corners) {
        return new Series(
                label,
                corners.stream().mapToDouble(Corner::x).toArray(),
                corners.stream().mapToDouble(Corner::y).toArray());
    }
}
