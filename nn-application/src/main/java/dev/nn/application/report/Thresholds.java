package dev.nn.application.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What becomes of a class when the threshold of its probability moves: on a grid of 101 places, so that the curves of several
 * classes have one axis.
 *
 * @param truePositives the greatest share of the class that is found at a false-positive rate of at most {@code i / 100}
 * @param precision the greatest share of what is found that is right, at a recall of at least {@code i / 100}
 */
record Thresholds(double[] truePositives, double[] precision) {

    static final int PLACES = 101;

    static Thresholds of(boolean[] actual, double[] probability) {
        int[] order = IntStream.range(0, actual.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long positives =
                IntStream.range(0, actual.length).filter(i -> actual[i]).count();
        long negatives = actual.length - positives;
        double[] rates = new double[PLACES];
        double[] precision = new double[PLACES];
        Arrays.fill(precision, Double.NaN);
        if (positives == 0 || negatives == 0) {
            Arrays.fill(rates, Double.NaN);
            return new Thresholds(rates, precision);
        }
        long right = 0;
        long wrong = 0;
        for (int k = 0; k < order.length; k++) {
            right += actual[order[k]] ? 1 : 0;
            wrong += actual[order[k]] ? 0 : 1;
            boolean tie = k + 1 < order.length && probability[order[k + 1]] == probability[order[k]];
            if (tie) {
                continue;
            }
            double recall = (double) right / positives;
            double share = (double) right / (right + wrong);
            int from = (int) Math.ceil((PLACES - 1) * (double) wrong / negatives - 1e-9);
            rates[from] = Math.max(rates[from], recall);
            for (int i = (int) Math.floor((PLACES - 1) * recall + 1e-9); i >= 0; i--) {
                if (precision[i] >= share) {
                    break;
                }
                precision[i] = share;
            }
        }
        for (int i = 1; i < PLACES; i++) {
            rates[i] = Math.max(rates[i], rates[i - 1]);
        }
        return new Thresholds(rates, precision);
    }
}
