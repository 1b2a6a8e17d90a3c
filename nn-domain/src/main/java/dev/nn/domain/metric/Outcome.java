package dev.nn.domain.metric;

import java.util.List;

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
