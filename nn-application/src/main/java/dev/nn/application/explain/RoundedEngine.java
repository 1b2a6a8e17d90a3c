package dev.nn.application.explain;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.engine.RowFunction;
import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;

/** Rounds every intermediate result to so many digits after the point, as a person with a pencil does. */
final class RoundedEngine implements ComputeEngine {

    private final ReferenceEngine exact = new ReferenceEngine();
    private final double unit;

    RoundedEngine(int places) {
        this.unit = StrictMath.pow(10, places);
    }

    private double rounded(double value) {
        double scaled = Math.rint(value * unit) / unit;
        return Double.isFinite(scaled) ? scaled : value;
    }

    private void round(Tensor tensor) {
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, rounded(tensor.get(r, c)));
            }
        }
    }

    @Override
    public Tensor allocate(int rows, int columns) {
        return exact.allocate(rows, columns);
    }

    @Override
    public void multiply(Tensor left, boolean transposeLeft, Tensor right, boolean transposeRight, Tensor out) {
        exact.multiply(left, transposeLeft, right, transposeRight, out);
        round(out);
    }

    @Override
    public void affine(Tensor samples, Tensor weights, Tensor row, Tensor out) {
        exact.affine(samples, weights, row, out);
        round(out);
    }

    @Override
    public void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs) {
        exact.map(program, scalars, inputs, outputs);
        for (Tensor output : outputs) {
            round(output);
        }
    }

    @Override
    public double softmaxCrossEntropy(Tensor logits, Tensor targets, double scale, Tensor gradient) {
        double sum = exact.softmaxCrossEntropy(logits, targets, scale, gradient);
        round(gradient);
        return rounded(sum);
    }

    @Override
    public void columnSums(Tensor matrix, Tensor row) {
        exact.columnSums(matrix, row);
        round(row);
    }

    @Override
    public void mapFunction(DoubleBinaryOperator function, Tensor first, Tensor second, Tensor out) {
        exact.mapFunction(function, first, second, out);
        round(out);
    }

    @Override
    public void mapRows(RowFunction function, Tensor[] inputs, Tensor out) {
        exact.mapRows(function, inputs, out);
        round(out);
    }

    @Override
    public double sum(Tensor tensor) {
        return rounded(exact.sum(tensor));
    }
}
