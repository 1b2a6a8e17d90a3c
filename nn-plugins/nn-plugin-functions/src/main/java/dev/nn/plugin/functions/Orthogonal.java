package dev.nn.plugin.functions;

import dev.nn.domain.network.Initializer;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;

/**
 * An initializer with orthonormal columns (or rows, if there are fewer of them) times a gain.
 * Normal draws are orthonormalised by the modified Gram-Schmidt process, run twice because one pass
 * loses digits.
 */
record Orthogonal(double gain) implements Initializer {

    @Override
    public void initialize(Tensor tensor, int inputs, int outputs, RandomStream random) {
        boolean tall = tensor.rows() >= tensor.columns();
        int vectors = tall ? tensor.columns() : tensor.rows();
        int length = tall ? tensor.rows() : tensor.columns();
        double[][] basis = new double[vectors][length];
        for (int v = 0; v < vectors; v++) {
            for (int i = 0; i < length; i++) {
                basis[v][i] = random.normal((long) v * length + i);
            }
            orthonormalise(basis, v);
            orthonormalise(basis, v);
        }
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, gain * (tall ? basis[c][r] : basis[r][c]));
            }
        }
    }

    private static void orthonormalise(double[][] basis, int current) {
        double[] vector = basis[current];
        for (int v = 0; v < current; v++) {
            double along = dot(vector, basis[v]);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= along * basis[v][i];
            }
        }
        double norm = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= norm;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
