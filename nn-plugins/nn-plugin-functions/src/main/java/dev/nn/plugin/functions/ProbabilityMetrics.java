package dev.nn.plugin.functions;

import dev.nn.domain.metric.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Metrics of probabilities with the definitions of scikit-learn; for several classes, the
 * one-vs-rest mean.
 */
final class ProbabilityMetrics {

    private static final double SMALLEST_PROBABILITY = Math.ulp(1.0);

    private ProbabilityMetrics() {}

    /** Returns the log loss. Probabilities are clipped away from 0 by the float64 epsilon. */
    static double logLoss(Outcome.Classes outcome) {
        double sum = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            double[] p = outcome.probabilities()[i];
            double total = Arrays.stream(p).sum();
            // If all outputs are 0, all classes are equally probable.
            double probability = total > 0 ? p[outcome.actual()[i]] / total : 1.0 / p.length;
            sum -= StrictMath.log(Math.min(1 - SMALLEST_PROBABILITY, Math.max(SMALLEST_PROBABILITY, probability)));
        }
        return sum / outcome.samples();
    }

    /**
     * Returns the mean squared error of the probabilities over all classes; for two classes, of the
     * second only. Source: Brier, 1950.
     */
    static double brier(Outcome.Classes outcome) {
        double sum = 0;
        int classes = outcome.classNames().size();
        for (int i = 0; i < outcome.samples(); i++) {
            for (int k = classes == 2 ? 1 : 0; k < classes; k++) {
                double error = outcome.probabilities()[i][k] - (outcome.actual()[i] == k ? 1 : 0);
                sum += error * error;
            }
        }
        return sum / outcome.samples();
    }

    /**
     * Returns the share of samples whose class is among the k most probable. Of two equally
     * probable classes the later one ranks first.
     */
    static double topK(Outcome.Classes outcome, int k) {
        int right = 0;
        for (int i = 0; i < outcome.samples(); i++) {
            double[] p = outcome.probabilities()[i];
            int actual = outcome.actual()[i];
            int before = 0;
            for (int c = 0; c < p.length; c++) {
                before += p[c] > p[actual] || (p[c] == p[actual] && c > actual) ? 1 : 0;
            }
            right += before < k ? 1 : 0;
        }
        return (double) right / outcome.samples();
    }

    /** Returns the area under the ROC curve; undefined if a class is missing or is the only one. */
    static double rocAuc(Outcome.Classes outcome) {
        return overClasses(outcome, ProbabilityMetrics::rocAuc);
    }

    /**
     * Returns the average precision: the area under the stepwise precision-recall curve. A class
     * without samples has 0.
     */
    static double prAuc(Outcome.Classes outcome) {
        return overClasses(outcome, ProbabilityMetrics::averagePrecision);
    }

    /** A metric of one class against the rest. */
    private interface OneAgainstRest {
        double of(boolean[] positive, double[] score);
    }

    private static double overClasses(Outcome.Classes outcome, OneAgainstRest figure) {
        int classes = outcome.classNames().size();
        double sum = 0;
        int first = classes == 2 ? 1 : 0;
        for (int k = first; k < classes; k++) {
            boolean[] positive = new boolean[outcome.samples()];
            double[] score = new double[outcome.samples()];
            for (int i = 0; i < positive.length; i++) {
                positive[i] = outcome.actual()[i] == k;
                score[i] = outcome.probabilities()[i][k];
            }
            sum += figure.of(positive, score);
        }
        return sum / (classes - first);
    }

    /**
     * Returns the probability that a positive sample scores higher than a negative one; a tie
     * counts half.
     */
    private static double rocAuc(boolean[] positive, double[] score) {
        int[] order = falling(score);
        double positives = 0;
        double negatives = 0;
        double area = 0;
        for (int from = 0; from < order.length; ) {
            int to = endOfTie(order, score, from);
            double hits = hits(order, positive, from, to);
            double misses = to - from - hits;
            area += misses * (positives + hits / 2);
            positives += hits;
            negatives += misses;
            from = to;
        }
        return area / (positives * negatives);
    }

    private static double averagePrecision(boolean[] positive, double[] score) {
        int[] order = falling(score);
        double all = hits(order, positive, 0, order.length);
        double positives = 0;
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = endOfTie(order, score, from);
            double hits = hits(order, positive, from, to);
            positives += hits;
            sum += hits * positives / to;
            from = to;
        }
        return all == 0 ? 0 : sum / all;
    }

    private static int[] falling(double[] score) {
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int endOfTie(int[] order, double[] score, int from) {
        int to = from + 1;
        while (to < order.length && score[order[to]] == score[order[from]]) {
            to++;
        }
        return to;
    }

    private static double hits(int[] order, boolean[] positive, int from, int to) {
        int hits = 0;
        for (int i = from; i < to; i++) {
            hits += positive[order[i]] ? 1 : 0;
        }
        return hits;
    }
}
