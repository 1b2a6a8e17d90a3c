package dev.nn.domain.metric;

import java.util.List;
import java.util.stream.IntStream;

/** Predictions and actual values, the input of metrics. The arrays must not be modified. */
public sealed interface Outcome {

    /** Returns the number of samples. */
    int samples();

    /**
     * Actual and predicted classes.
     *
     * @param actual the numbers of the actual classes
     * @param predicted the numbers of the predicted classes
     * @param probabilities {@code [samples][classes]}, or no rows when the network has no
     *     probabilities
     * @param classNames the names of the classes, in the order of their numbers
     */
    record Classes(int[] actual, int[] predicted, double[][] probabilities, List<String> classNames)
            implements Outcome {
        @Override
        public int samples() {
            return actual.length;
        }
    }

    /**
     * Returns an outcome that predicts the most probable class of each sample.
     *
     * @param probabilities {@code [samples][classes]}
     * @param actual the numbers of the actual classes
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

    /** Actual and predicted numbers in original units, {@code [samples][targets]}. */
    record Numbers(double[][] actual, double[][] predicted) implements Outcome {
        @Override
        public int samples() {
            return actual.length;
        }
    }

    /**
     * Actual and predicted labels; each of a sample's labels is on or off.
     *
     * @param actual {@code [samples][labels]}
     * @param predicted {@code [samples][labels]}
     * @param probabilities {@code [samples][labels]}, each the probability that a label is on; no
     *     rows when the network has no probabilities
     * @param labelNames the names of the labels, in order
     */
    record Labels(boolean[][] actual, boolean[][] predicted, double[][] probabilities, List<String> labelNames)
            implements Outcome {
        @Override
        public int samples() {
            return actual.length;
        }
    }
}
