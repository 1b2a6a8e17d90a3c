package dev.nn.application.inference;

import dev.nn.application.model.Model;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.table.Markers;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A predictor for a trained model. Immutable and thread-safe: any number of threads may share it.
 * After warm-up, a prediction of a row of numbers allocates only its result.
 *
 * <p>Calls run on the caller's thread unless the predictor was created with more threads. A row has
 * the same prediction, bit for bit, in any batch, on any thread and with {@code nn predict}.
 */
public final class Predictor {

    /** Number of rows predicted at a time. */
    private static final int CHUNK = 64;

    /**
     * Minimum capacity of the worker pool. Additional concurrent calls create a worker and discard
     * it.
     */
    private static final int MIN_KEPT = 16;

    private final Model model;
    private final Parameters parameters;
    private final RowEncoding encoding;
    private final Supplier<ComputeEngine> engines;
    private final BackpropFactory factory;
    private final Map<String, Object> description;
    private final List<String> warnings;
    private final AtomicReferenceArray<Worker> idle;

    /**
     * Creates a predictor.
     *
     * @param parameters the learned parameters; all engines read them and none changes them
     * @param engines a supplier of engines, each for one caller at a time
     * @param description the description in the model file
     */
    Predictor(
            Model model,
            Parameters parameters,
            Supplier<ComputeEngine> engines,
            BackpropFactory factory,
            Map<String, Object> description,
            List<String> warnings) {
        this.model = model;
        this.parameters = parameters;
        this.encoding =
                new RowEncoding(model.features(), new Markers(model.format().missing()));
        this.engines = engines;
        this.factory = factory;
        this.description = description;
        this.warnings = List.copyOf(warnings);
        int kept = Math.max(MIN_KEPT, 4 * Runtime.getRuntime().availableProcessors());
        this.idle = new AtomicReferenceArray<>(kept);
        give(new Worker());
    }

    /** Buffers and an engine, for one caller at a time. */
    private final class Worker {
        private final BackpropService backprop;
        private final Tensor one;
        private final Tensor several;
        private final double[] row = new double[encoding.width()];

        Worker() {
            ComputeEngine engine = engines.get();
            backprop = factory.bind(model.network(), model.loss().function(), engine);
            one = engine.allocate(1, encoding.width());
            several = engine.allocate(CHUNK, encoding.width());
        }
    }

    /**
     * Returns the warnings about the model, such as a plugin jar that differs from the one in
     * training.
     */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns the columns of a row, in the order of {@link #predict(double[])}. */
    public List<String> columns() {
        return model.features().stream().map(ColumnEncoding::name).toList();
    }

    /**
     * Returns the classes, in the order of {@link Prediction#probabilities}; empty if the model
     * does not predict a class.
     */
    public List<String> classes() {
        return model.target() instanceof TargetEncoding.Classes classes
                ? classes.label().classes()
                : List.of();
    }

    /**
     * Predicts one row of numbers.
     *
     * @param numbers one number for each of {@link #columns}; NaN for a missing value
     * @throws IllegalArgumentException if the count is wrong, a column is categorical, or a missing
     *     value has no fill value; the message names the column
     */
    public Prediction predict(double... numbers) {
        Worker worker = take();
        try {
            encoding.encode(numbers, worker.row);
            return answer(worker);
        } finally {
            give(worker);
        }
    }

    /**
     * Predicts one row.
     *
     * @param values the values by column: a {@link Number}, or text as in a table; null or empty
     *     text for a missing value; unknown columns are ignored
     * @throws IllegalArgumentException if a column is missing, or as {@link #predict(double[])}
     */
    public Prediction predict(Map<String, ?> values) {
        Worker worker = take();
        try {
            encoding.encode(values, worker.row);
            return answer(worker);
        } finally {
            give(worker);
        }
    }

    /**
     * Predicts rows of numbers, in order.
     *
     * @throws IllegalArgumentException as {@link #predict(double[])}
     */
    public List<Prediction> predict(double[][] rows) {
        List<Prediction> answers = new ArrayList<>(rows.length);
        Worker worker = take();
        try {
            for (int from = 0; from < rows.length; from += CHUNK) {
                int count = Math.min(CHUNK, rows.length - from);
                for (int r = 0; r < count; r++) {
                    encoding.encode(rows[from + r], worker.row);
                    worker.several.setRow(r, worker.row, 0);
                }
                for (int r = count; r < CHUNK; r++) {
                    // Chunks have a fixed size. Pad with a requested row, not with rows of an earlier call.
                    encoding.encode(rows[from], worker.row);
                    worker.several.setRow(r, worker.row, 0);
                }
                Tensor outputs = worker.backprop.predict(parameters, worker.several);
                for (int r = 0; r < count; r++) {
                    answers.add(new Prediction(model.target(), outputs.row(r)));
                }
            }
        } finally {
            give(worker);
        }
        return answers;
    }

    private Prediction answer(Worker worker) {
        worker.one.setRow(0, worker.row, 0);
        Tensor outputs = worker.backprop.predict(parameters, worker.one);
        return new Prediction(model.target(), outputs.row(0));
    }

    /** Returns the description in the model file: everything but the learned parameters. */
    public Map<String, Object> description() {
        return description;
    }

    /** Returns the learned parameters, which callers must not change. */
    public Parameters parameters() {
        return parameters;
    }

    private Worker take() {
        int start = start();
        for (int i = 0; i < idle.length(); i++) {
            int place = (start + i) % idle.length();
            if (idle.getPlain(place) != null) {
                Worker found = idle.getAndSet(place, null);
                if (found != null) {
                    return found;
                }
            }
        }
        return new Worker();
    }

    private void give(Worker worker) {
        int start = start();
        for (int i = 0; i < idle.length(); i++) {
            if (idle.compareAndSet((start + i) % idle.length(), null, worker)) {
                return;
            }
        }
    }

    /**
     * Returns the slot where this thread starts its search. Threads start at different slots to
     * reduce contention.
     */
    private int start() {
        return (int) (Thread.currentThread().getId() % idle.length());
    }
}
