package dev.nn.application.data;

import dev.nn.domain.data.Task;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the network is to predict, to numbers and back. Immutable. */
public sealed interface TargetEncoding {

    /** How many outputs the network needs. */
    int width();

    /** The task it belongs to. */
    Task task();

    /** Predictions and targets as metrics see them. */
    Outcome outcome(Tensor predictions, Tensor targets);

    /** For the model file. */
    Map<String, Object> describe();

    /**
     * Classes; with one output, above the threshold means the second class.
     *
     * @param names in the order of the outputs
     * @param width 1 or the number of classes
     * @param probabilities whether predictions are some
     */
    record Classes(List<String> names, int width, ClassEncoding encoding, boolean probabilities)
            implements TargetEncoding {
        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        double[] encode(String label) {
            int index = names.indexOf(label);
            double[] row = new double[width];
            for (int k = 0; k < width; k++) {
                row[k] = (width == 1 ? index == 1 : index == k) ? 1 : encoding.off();
            }
            return row;
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
                    double[] row = predictions.row(r);
                    p[r] = width == 1 ? new double[] {1 - row[0], row[0]} : row;
                }
            }
            return new Outcome.Classes(actual, predicted, p, names);
        }

        private int decide(double[] row) {
            if (width == 1) {
                return row[0] > encoding.threshold() ? 1 : 0;
            }
            int best = 0;
            for (int k = 1; k < width; k++) {
                best = row[k] > row[best] ? k : best;
            }
            return best;
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("task", task().text());
            map.put("classes", names);
            return map;
        }
    }

    /** Numbers, {@code (t - shift) / scale}; predictions are taken back to original units. */
    record Values(List<FeatureColumn.Numeric> columns) implements TargetEncoding {
        @Override
        public int width() {
            return columns.size();
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
            double[][] rows = values.toArray();
            for (double[] row : rows) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = row[k] * columns.get(k).scale() + columns.get(k).shift();
                }
            }
            return rows;
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("task", task().text());
            map.put("targets", columns.stream().map(FeatureColumn::describe).toList());
            return map;
        }
    }
}
