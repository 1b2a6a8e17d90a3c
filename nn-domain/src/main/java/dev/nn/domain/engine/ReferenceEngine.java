package dev.nn.domain.engine;

import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.Arrays;

/**
 * The definition of every kernel: float64, plain loops, {@link StrictMath}. It is never optimised.
 * Every other engine is tested against it; explanations and gradient checks run on it.
 */
public final class ReferenceEngine implements ComputeEngine {

    private final Program.Scratch scratch = new Program.Scratch();

    /** Creates an engine for one caller. */
    public ReferenceEngine() {}

    @Override
    public Tensor allocate(int rows, int columns) {
        return new Float64Tensor(rows, columns);
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

    private static void product(Tensor left, boolean transposeLeft, Tensor right, boolean transposeRight, Tensor out) {
        int rows = transposeLeft ? left.columns() : left.rows();
        int inner = transposeLeft ? left.rows() : left.columns();
        int columns = transposeRight ? right.rows() : right.columns();
        int rightInner = transposeRight ? right.columns() : right.rows();
        if (inner != rightInner) {
            throw new IllegalArgumentException("a product needs equal inner sizes, found [" + rows + ", " + inner
                    + "] x [" + rightInner + ", " + columns + "]");
        }
        out.requireShape(rows, columns);
        double[] a = Float64Tensor.require(left).storage();
        double[] b = Float64Tensor.require(right).storage();
        double[] c = Float64Tensor.require(out).storage();
        int aFirst = Float64Tensor.require(left).offset();
        int bFirst = Float64Tensor.require(right).offset();
        int cFirst = Float64Tensor.require(out).offset();
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
        int count = outputs[0].size();
        double[][] slots = program.slots(scratch);
        for (int s = 0; s < scalars.length; s++) {
            Arrays.fill(slots[s], scalars[s]);
        }
        // Each block is computed completely before it is stored, so an output may be one of the inputs.
        for (int from = 0; from < count; from += Program.BLOCK) {
            int length = Math.min(Program.BLOCK, count - from);
            for (int v = 0; v < inputs.length; v++) {
                Float64Tensor input = Float64Tensor.require(inputs[v]);
                System.arraycopy(input.storage(), input.offset() + from, slots[scalars.length + v], 0, length);
            }
            program.run(slots, length);
            for (int k = 0; k < outputs.length; k++) {
                Float64Tensor output = Float64Tensor.require(outputs[k]);
                System.arraycopy(slots[program.resultSlot(k)], 0, output.storage(), output.offset() + from, length);
            }
        }
    }
}
