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
        double[] a = ((Float64Tensor) left).storage();
        double[] b = ((Float64Tensor) right).storage();
        double[] c = ((Float64Tensor) out).storage();
        int aFirst = ((Float64Tensor) left).offset();
        int bFirst = ((Float64Tensor) right).offset();
        int cFirst = ((Float64Tensor) out).offset();
        int aRow = transposeLeft ? 1 : left.columns();
        int aStep = transposeLeft ? left.columns() : 1;
        int bStep = transposeRight ? 1 : right.columns();
        int bColumn = transposeRight ? right.columns() : 1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum = Math.fma(a[aFirst + i * aRow + k * aStep], b[bFirst + k * bStep + j * bColumn], sum);
                }
                c[cFirst + i * columns + j] = sum;
            }
        }
    }

    @Override
    public void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs) {
        for (Tensor input : inputs) {
            input.requireShape(outputs[0].rows(), outputs[0].columns());
        }
        for (Tensor output : outputs) {
            output.requireShape(outputs[0].rows(), outputs[0].columns());
        }
        program.map(scalars, inputs, outputs, scratch);
    }
}
