package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Label;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.tensor.Tensor;
import java.util.List;

/** What the network is to predict, to numbers and back. Immutable. */
public sealed interface TargetEncoding {

    /** The columns, in the order of the outputs. */
    List<? extends ColumnEncoding> columns();

    /** The task it belongs to. */
    Task task();

    /** Predictions and targets as metrics see them. */
    Outcome outcome(Tensor predictions, Tensor targets);

    /** Whether predictions are probabilities. */
    default boolean probabilities() {
        return false;
    }

    /** How many outputs the network needs. */
    default int width() {
        return columns().stream().mapToInt(ColumnEncoding::width).sum();
    }

    /** Classes; with one output, above the threshold means the second. {@code probabilities}: predictions are some. */
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

        /** The number of the class that a row of outputs means. */
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

        /** One probability for each class. */
        public double[] distribution(double[] row) {
            return row.length == 1 ? new double[] {1 - row[0], row[0]} : row;
        }
    }

    /** Several labels, each on or off: one output each, on above the threshold. {@code probabilities}: predictions are some. */
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

        /** Which labels a row of outputs turns on. */
        public boolean[] decide(double[] row) {
            boolean[] on = new boolean[row.length];
            for (int k = 0; k < on.length; k++) {
                on[k] = row[k] > columns.get(k).encoding().threshold();
            }
            return on;
        }
    }

    /** Numbers, {@code (t - shift) / scale}; predictions are taken back to original units. */
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

        /** A row of outputs in original units. */
        public double[] original(double[] row) {
            double[] values = new double[row.length];
            for (int k = 0; k < row.length; k++) {
                values[k] = row[k] * columns.get(k).scale() + columns.get(k).shift();
            }
            return values;
        }
    }
}
