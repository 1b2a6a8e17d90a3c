package dev.nn.domain.engine;

import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;

/**
 * The definition of every kernel: float64, plain loops, {@link StrictMath}. Never optimised; every other engine is
 * judged against it, and explanations and gradient checks run on it.
 */
public final class ReferenceEngine implements ComputeEngine {

    private final Program.Scratch scratch = new Program.Scratch();

    /** An engine for one caller. */
    public ReferenceEngine() {}

    @Override
    public Tensor allocate(int rows, int columns) {
        return new Float64Tensor(rows, columns);
    }

    @Override
    public void multiply(Tensor left, boolean transposeLeft, Tensor right, boolean transposeRight, Tensor out) {
        int rows = transposeLeft ? left.columns() : left.rows();
        int inner = transposeLeft ? left.rows() : left.columns();
        int columns = transposeRight ? right.rows() : right.columns();
        int rightInner = transposeRight ? right.columns() : right.rows();
        if (inner != rightInner) {
            throw new IllegalArgumentException("a product needs equal inner sizes, found [" + rows + ", " + inner
                    + "] x [" + rightInner + ", " + columns + "]");
        }
        out.requireShape(rows, columns);
        double[] a = storage(left);
        double[] b = storage(right);
        double[] c = storage(out);
        int aRow = transposeLeft ? 1 : left.columns();
        int aStep = transposeLeft ? left.columns() : 1;
        int bStep = transposeRight ? 1 : right.columns();
        int bColumn = transposeRight ? right.columns() : 1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum = Math.fma(a[i * aRow + k * aStep], b[k * bStep + j * bColumn], sum);
                }
                c[i * columns + j] = sum;
            }
        }
    }

    @Override
    public void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs) {
        Tensor shape = outputs[0];
        program.map(scalars, storages(inputs, shape), shape.size(), storages(outputs, shape), scratch);
    }

    private static double[][] storages(Tensor[] tensors, Tensor shape) {
        double[][] storages = new double[tensors.length][];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i].requireShape(shape.rows(), shape.columns());
            storages[i] = storage(tensors[i]);
        }
        return storages;
    }

    private static double[] storage(Tensor tensor) {
        return ((Float64Tensor) tensor).storage();
    }
}
