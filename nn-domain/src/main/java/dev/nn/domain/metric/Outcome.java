package dev.nn.domain.metric;

import java.util.List;
import java.util.stream.IntStream;

/** Predictions beside what is true, as metrics see them. Arrays are not to be changed. */
public sealed interface Outcome {

    /** Number of samples. */
    int samples();

    /**
     * Classes.
     *
     * @param actual class numbers
     * @param predicted class numbers
     * @param probabilities {@code [samples][classes]}, or no rows when the network gives no probabilities
     * @param classNames in the order of the numbers
     */
    record Classes(int[] actual, int[] predicted, double[][] probabilities, List<String> classNames)
            implements Outcome {
        @Override
        public int samples() {
            return actual.length;
        }
    }

    /**
     * Returns classes as the largest of a row of probabilities says them.
     *
     * @param probabilities {@code [samples][classes]}
     * @param actual class numbers
     */
    static Outcome ofClasses(double[][] probabilities, int[] actual) {
        int[] predicted = new int[probabilities.length];
        for (int r = 0; r < predicted.length; r++) {
            for (int k = 1; k < probabilities[r].length; k++) {
                predicted[r] = probabilities[r][k] > probabilities[r][predicted[r]] ? k : predicted[r];
            }
        }
        int count = probabilities.length == 0 ? 0 : probabilities[0].length;
        return new Classes(
                actual,
                predicted,
                probabilities,
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** Numbers in original units, {@code [samples][targets]}. */
    record Numbers(double[][] actual, double[][] predicted) implements Outcome {
        @Override
        public int samples() {
            return actual.length;
        }
    }

    /**
     * Several labels of each sample, each of which is on or off.
     *
     * @param actual {@code [samples][labels]}
     * @param predicted {@code [samples][labels]}
     * @param probabilities {@code [samples][labels]} that a label is on, or no rows when the network gives none
     * @param labelNames in the order of the labels
     */
    record Labels(boolean[][] actual, boolean[][] predicted, double[][] probabilities, List<String> labelNames)
            implements Outcome {
        @Override
        public int samples() {
            return actual.length;
        }
    }
}
