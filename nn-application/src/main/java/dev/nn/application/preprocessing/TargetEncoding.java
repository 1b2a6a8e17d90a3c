package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Label;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.tensor.Tensor;
import java.util.List;

/** The encoding of targets as numbers and its inverse. Immutable. */
public sealed interface TargetEncoding {

    /** Returns the columns in the order of the outputs. */
    List<? extends ColumnEncoding> columns();

    /** Returns the task. */
    Task task();

    /** Returns decoded predictions and targets for metrics. */
    Outcome outcome(Tensor predictions, Tensor targets);

    /** Returns whether predictions are probabilities. */
    default boolean probabilities() {
        return false;
    }

    /** Returns the number of outputs that the network needs. */
    default int width() {
        return columns().stream().mapToInt(ColumnEncoding::width).sum();
    }

    /**
     * Classes. With a single output, a value above the threshold means the second class.
     *
     * @param probabilities true if predictions are probabilities
     */
    record Classes(Label label, boolean probabilities) implements TargetEncoding {
        @Override
        public List<Label> columns() {
            return List.of(label);
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        @Override
        public Outcome outcome(Tensor predictions, Tensor targets) {
            int samples = predictions.rows();
            int[] actual = new int[samples];
            int[] predicted = new int[samples];
            double[][] p = new double[probabilities ? samples : 0][];
            for (int r = 0; r < samples; r++) {
                actual[r] = decide(targets.row(r));
                predicted[r] = decide(predictions.row(r));
                if (probabilities) {
                    p[r] = distribution(predictions.row(r));
                }
            }
            return new Outcome.Classes(actual, predicted, p, label.classes());
        }

        /** Returns the index of the class that a row of outputs predicts. */
        public int decide(double[] row) {
            if (row.length == 1) {
                return row[0] > label.encoding().threshold() ? 1 : 0;
            }
            int best = 0;
            for (int k = 1; k < row.length; k++) {
                best = row[k] > row[best] ? k : best;
            }
            return best;
        }

        /** Returns one probability per class. */
        public double[] distribution(double[] row) {
            return row.length == 1 ? new double[] {1 - row[0], row[0]} : row;
        }
    }

    /**
     * Several labels, each on or off, with one output each; a label is on if its output is above
     * the threshold.
     *
     * @param probabilities true if predictions are probabilities
     */
    record Labels(List<Label> columns, boolean probabilities) implements TargetEncoding {
        public Labels {
            columns = List.copyOf(columns);
        }

        @Override
        public Task task() {
            return Task.MULTI_LABEL;
        }

        @Override
        public Outcome outcome(Tensor predictions, Tensor targets) {
            int samples = predictions.rows();
            boolean[][] actual = new boolean[samples][];
            boolean[][] predicted = new boolean[samples][];
            double[][] p = new double[probabilities ? samples : 0][];
            for (int r = 0; r < samples; r++) {
                actual[r] = decide(targets.row(r));
                predicted[r] = decide(predictions.row(r));
                if (probabilities) {
                    p[r] = predictions.row(r);
                }
            }
            return new Outcome.Labels(
                    actual, predicted, p, columns.stream().map(Label::name).toList());
        }

        /** Returns for each label whether a row of outputs turns it on. */
        public boolean[] decide(double[] row) {
            boolean[] on = new boolean[row.length];
            for (int k = 0; k < on.length; k++) {
                on[k] = row[k] > columns.get(k).encoding().threshold();
            }
            return on;
        }
    }

    /** Numbers, {@code (t - shift) / scale}; predictions are converted back to original units. */
    record Values(List<Numeric> columns) implements TargetEncoding {
        public Values {
            columns = List.copyOf(columns);
        }

        @Override
        public Task task() {
            return Task.REGRESSION;
        }

        @Override
        public Outcome outcome(Tensor predictions, Tensor targets) {
            return new Outcome.Numbers(original(targets), original(predictions));
        }

        private double[][] original(Tensor values) {
            double[][] rows = new double[values.rows()][];
            for (int r = 0; r < rows.length; r++) {
                rows[r] = original(values.row(r));
            }
            return rows;
        }

        /** Returns a row of outputs in original units. */
        public double[] original(double[] row) {
            double[] values = new double[row.length];
            for (int k = 0; k < row.length; k++) {
                values[k] = row[k] * columns.get(k).scale() + columns.get(k).shift();
            }
            return values;
        }
    }
}
