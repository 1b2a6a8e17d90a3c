package dev.nn.plugin.cpu;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.RowFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Float32Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A float32 engine that uses the processor's vector units and cores. In the steady state no call
 * allocates: kernels reuse the buffers of earlier calls.
 */
final class CpuEngine implements ComputeEngine {

    /** The minimum number of elements at which distributing work to threads pays off. */
    private static final int WORTH_THREADS = 1 << 16;

    private final Kernels kernels;
    private final Workers workers;
    private final Product product;
    private final Map<Program, Prepared> programs = new HashMap<>();
    private final MapTask mapTask = new MapTask();
    private final SumsTask sumsTask = new SumsTask();
    private final Tensor[] oneInput = new Tensor[1];
    private final Tensor[] twoInputs = new Tensor[2];
    private final Tensor[] oneOutput = new Tensor[1];
    private float[] exponentials = {};
    private float[] rowValues = {};
    private float[] room = {};
    private double[][] rows = {};
    private double[] result = {};
    private @Nullable Prepared last;

    CpuEngine(Kernels kernels, int threads) {
        this.kernels = kernels;
        this.workers = new Workers(threads);
        this.product = new Product(kernels, workers);
    }

    /** A program prepared for float32, with scratch memory for each thread. */
    private record Prepared(Program source, FloatProgram program, FloatProgram.Scratch[] scratch) {}

    @Override
    public Tensor allocate(int rowCount, int columnCount) {
        return new Float32Tensor(rowCount, columnCount);
    }

    @Override
    public void multiply(Tensor left, Tensor right, Tensor out) {
        product(left, false, right, false, out);
    }

    @Override
    public void multiplyTransposedLeft(Tensor left, Tensor right, Tensor out) {
        product(left, true, right, false, out);
    }

    @Override
    public void multiplyTransposedRight(Tensor left, Tensor right, Tensor out) {
        product(left, false, right, true, out);
    }

    private void product(Tensor left, boolean transposeLeft, Tensor right, boolean transposeRight, Tensor out) {
        requireShapes(left, transposeLeft, right, transposeRight, out);
        product.run(
                Float32Tensor.require(left),
                transposeLeft,
                Float32Tensor.require(right),
                transposeRight,
                null,
                Float32Tensor.require(out));
    }

    @Override
    public void affine(Tensor samples, Tensor weights, Tensor row, Tensor out) {
        requireShapes(samples, false, weights, false, out);
        row.requireShape(1, out.columns());
        product.run(
                Float32Tensor.require(samples),
                false,
                Float32Tensor.require(weights),
                false,
                Float32Tensor.require(row),
                Float32Tensor.require(out));
    }

    private static void requireShapes(
            Tensor left, boolean transposeLeft, Tensor right, boolean transposeRight, Tensor out) {
        int rowCount = transposeLeft ? left.columns() : left.rows();
        int inner = transposeLeft ? left.rows() : left.columns();
        int columnCount = transposeRight ? right.rows() : right.columns();
        if (inner != (transposeRight ? right.columns() : right.rows())) {
            throw new IllegalArgumentException("a product needs equal inner sizes, found [" + rowCount + ", " + inner
                    + "] x [" + (transposeRight ? right.columns() : right.rows()) + ", " + columnCount + "]");
        }
        out.requireShape(rowCount, columnCount);
    }

    @Override
    public void map(Program program, Tensor input, Tensor output) {
        oneInput[0] = input;
        oneOutput[0] = output;
        map(program, NO_SCALARS, oneInput, oneOutput);
    }

    @Override
    public void map(Program program, Tensor first, Tensor second, Tensor output) {
        twoInputs[0] = first;
        twoInputs[1] = second;
        oneOutput[0] = output;
        map(program, NO_SCALARS, twoInputs, oneOutput);
    }

    @Override
    public void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs) {
        Tensor shape = outputs[0];
        for (Tensor input : inputs) {
            input.requireShape(shape.rows(), shape.columns());
        }
        for (Tensor output : outputs) {
            output.requireShape(shape.rows(), shape.columns());
        }
        Prepared prepared = prepared(program);
        if (workers.threads() > 1 && shape.size() >= WORTH_THREADS) {
            mapTask.prepared = prepared;
            mapTask.scalars = scalars;
            mapTask.inputs = inputs;
            mapTask.outputs = outputs;
            workers.run(mapTask);
        } else {
            prepared.program.run(kernels, scalars, inputs, outputs, 0, shape.size(), prepared.scratch[0]);
        }
    }

    private Prepared prepared(Program program) {
        Prepared current = last;
        if (current == null || current.source != program) {
            current = programs.get(program);
            if (current == null) {
                current = prepare(program);
                programs.put(program, current);
            }
            last = current;
        }
        return current;
    }

    private Prepared prepare(Program program) {
        FloatProgram made = new FloatProgram(program);
        FloatProgram.Scratch[] scratch = new FloatProgram.Scratch[workers.threads()];
        Arrays.setAll(scratch, t -> new FloatProgram.Scratch(made));
        return new Prepared(program, made, scratch);
    }

    /** A task that evaluates a program. Each thread takes a range of blocks. */
    private final class MapTask implements Workers.Task {
        private @Nullable Prepared prepared;
        private double[] scalars = {};
        private Tensor[] inputs = {};
        private Tensor[] outputs = {};

        @Override
        public void run(int part, int parts) {
            Prepared ready = prepared;
            if (ready != null) {
                int size = outputs[0].size();
                int from = Workers.bound(size, Program.BLOCK, part, parts);
                int to = Workers.bound(size, Program.BLOCK, part + 1, parts);
                ready.program.run(kernels, scalars, inputs, outputs, from, to, ready.scratch[part]);
            }
        }
    }

    @Override
    public void columnSums(Tensor matrix, Tensor row) {
        row.requireShape(1, matrix.columns());
        sumsTask.matrix = Float32Tensor.require(matrix);
        sumsTask.sums = Float32Tensor.require(row);
        if (workers.threads() > 1 && matrix.size() >= WORTH_THREADS) {
            workers.run(sumsTask);
        } else {
            sumsTask.run(0, 1);
        }
    }

    /** A task that computes column sums. Each thread takes a range of columns. */
    private final class SumsTask implements Workers.Task {
        private Float32Tensor matrix = new Float32Tensor(0, 0);
        private Float32Tensor sums = matrix;

        @Override
        public void run(int part, int parts) {
            int from = Workers.bound(matrix.columns(), kernels.panelWidth(), part, parts);
            int to = Workers.bound(matrix.columns(), kernels.panelWidth(), part + 1, parts);
            kernels.columnSums(
                    matrix.storage(),
                    matrix.offset(),
                    matrix.rows(),
                    matrix.columns(),
                    from,
                    to,
                    sums.storage(),
                    sums.offset());
        }
    }

    @Override
    public int firstNonFinite(Tensor tensor) {
        Float32Tensor checked = Float32Tensor.require(tensor);
        return kernels.finite(checked.storage(), checked.offset(), checked.size())
                ? -1
                : ComputeEngine.super.firstNonFinite(tensor);
    }

    @Override
    public double sum(Tensor tensor) {
        Float32Tensor summed = Float32Tensor.require(tensor);
        float[] values = summed.storage();
        double sum = 0;
        for (int i = summed.offset(); i < summed.offset() + summed.size(); i++) {
            sum += values[i];
        }
        return sum;
    }

    /** Applies a row function as the default implementation does, but reuses the rows' arrays. */
    @Override
    public void mapRows(RowFunction function, Tensor[] inputs, Tensor out) {
        if (rows.length != inputs.length) {
            rows = new double[inputs.length][0];
        }
        for (int i = 0; i < inputs.length; i++) {
            if (rows[i].length != inputs[i].columns()) {
                rows[i] = new double[inputs[i].columns()];
            }
        }
        if (result.length != out.columns()) {
            result = new double[out.columns()];
        }
        for (int r = 0; r < out.rows(); r++) {
            for (int i = 0; i < inputs.length; i++) {
                for (int c = 0; c < rows[i].length; c++) {
                    rows[i][c] = inputs[i].get(r, c);
                }
            }
            function.apply(rows, result);
            out.setRow(r, result, 0);
        }
    }

    @Override
    public void softmax(Tensor logits, Tensor out) {
        out.requireShape(logits.rows(), logits.columns());
        Float32Tensor z = Float32Tensor.require(logits);
        Float32Tensor a = Float32Tensor.require(out);
        shiftedExponentials(z);
        int columnCount = z.columns();
        float[] to = a.storage();
        for (int r = 0; r < z.rows(); r++) {
            int row = r * columnCount;
            float sum = 0;
            for (int c = 0; c < columnCount; c++) {
                sum += exponentials[row + c];
            }
            for (int c = 0; c < columnCount; c++) {
                to[a.offset() + row + c] = exponentials[row + c] / sum;
            }
        }
    }

    @Override
    public double softmaxCrossEntropy(Tensor logits, Tensor targets, double scale, Tensor gradient) {
        targets.requireShape(logits.rows(), logits.columns());
        gradient.requireShape(logits.rows(), logits.columns());
        Float32Tensor z = Float32Tensor.require(logits);
        int rowCount = z.rows();
        int columnCount = z.columns();
        shiftedExponentials(z);
        // Sum each row first, so that one kernel call computes all logarithms.
        for (int r = 0; r < rowCount; r++) {
            float sum = 0;
            for (int c = 0; c < columnCount; c++) {
                sum += exponentials[r * columnCount + c];
            }
            rowValues[rowCount + r] = sum;
        }
        kernels.apply(Elementary.LN, rowValues, rowCount, rowValues, 2 * rowCount, rowCount, room);
        return losses(z, Float32Tensor.require(targets), (float) scale, Float32Tensor.require(gradient));
    }

    private double losses(Float32Tensor logits, Float32Tensor targets, float scale, Float32Tensor gradient) {
        int rowCount = logits.rows();
        int columnCount = logits.columns();
        float[] z = logits.storage();
        float[] t = targets.storage();
        float[] g = gradient.storage();
        double loss = 0;
        for (int r = 0; r < rowCount; r++) {
            int row = r * columnCount;
            float sum = rowValues[rowCount + r];
            float logSum = rowValues[r] + rowValues[2 * rowCount + r];
            float total = 0;
            float term = 0;
            for (int c = 0; c < columnCount; c++) {
                float target = t[targets.offset() + row + c];
                total += target;
                term += target == 0 ? 0 : target * (logSum - z[logits.offset() + row + c]);
            }
            float share = total / sum;
            for (int c = 0; c < columnCount; c++) {
                float target = t[targets.offset() + row + c];
                g[gradient.offset() + row + c] = (exponentials[row + c] * share - target) * scale;
            }
            loss += term;
        }
        return loss;
    }

    /**
     * Computes {@code e^(z - maximum of the row)} for every element. Keeps the maxima in {@link
     * #rowValues}.
     */
    private void shiftedExponentials(Float32Tensor logits) {
        int rowCount = logits.rows();
        int columnCount = logits.columns();
        if (exponentials.length < rowCount * columnCount) {
            exponentials = new float[rowCount * columnCount];
            room = new float[2 * exponentials.length];
        }
        if (rowValues.length < 3 * rowCount) {
            rowValues = new float[3 * rowCount];
        }
        float[] z = logits.storage();
        for (int r = 0; r < rowCount; r++) {
            int row = logits.offset() + r * columnCount;
            float maximum = Float.NEGATIVE_INFINITY;
            for (int c = 0; c < columnCount; c++) {
                maximum = Math.max(maximum, z[row + c]);
            }
            rowValues[r] = maximum;
            for (int c = 0; c < columnCount; c++) {
                exponentials[r * columnCount + c] = z[row + c] - maximum;
            }
        }
        kernels.apply(Elementary.EXP, exponentials, 0, exponentials, 0, rowCount * columnCount, room);
    }
}
