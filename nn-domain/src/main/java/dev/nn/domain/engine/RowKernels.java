package dev.nn.domain.engine;

/** The definitions of the row-wise kernels, in float64. */
public final class RowKernels {

    private RowKernels() {}

    /**
     * Computes the softmax {@code a_j = exp(z_j - m) / sum over k of exp(z_k - m)} with
     * {@code m = max z}. The shift does not change the result but prevents overflow.
     */
    public static void softmax(double[] z, double[] a) {
        double maximum = maximum(z);
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            a[k] = StrictMath.exp(z[k] - maximum);
            sum += a[k];
        }
        for (int k = 0; k < a.length; k++) {
            a[k] /= sum;
        }
    }

    /** Returns {@code ln sum over k of exp(z_k)}, without overflow. */
    public static double logSumExp(double[] z) {
        double maximum = maximum(z);
        double sum = 0;
        for (double value : z) {
            sum += StrictMath.exp(value - maximum);
        }
        return maximum + StrictMath.log(sum);
    }

    /**
     * Returns softmax with cross-entropy, {@code sum(t) ln sum exp(z) - sum t z}; a target of 0
     * contributes nothing.
     */
    public static double softmaxCrossEntropy(double[] z, double[] t) {
        double logSum = logSumExp(z);
        double value = 0;
        for (int k = 0; k < z.length; k++) {
            value += t[k] == 0 ? 0 : t[k] * (logSum - z[k]);
        }
        return value;
    }

    /**
     * Computes the gradient of softmax with cross-entropy with respect to z:
     * {@code softmax(z) sum(t) - t}.
     */
    public static void softmaxCrossEntropyGradient(double[] z, double[] t, double[] gradient) {
        softmax(z, gradient);
        double total = 0;
        for (double target : t) {
            total += target;
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = gradient[k] * total - t[k];
        }
    }

    private static double maximum(double[] z) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (double value : z) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }
}
