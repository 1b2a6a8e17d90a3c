package dev.nn.benchmarks;

import java.util.Random;

/**
 * A network and a batch: dense layers, ReLU between them, softmax with cross-entropy, plain SGD,
 * and float32 if the library supports it. All libraries use the same numbers.
 */
public enum Workload {
    W1(16, 4, 16, 3),
    W2(32, 64, 32, 10),
    W3(128, 784, 128, 10),
    W4(128, 784, 512, 512, 10),
    W5(256, 1024, 2048, 2048, 10);

    public static final float LEARNING_RATE = 0.001f;

    private final int batch;
    private final int[] widths;

    Workload(int batch, int... widths) {
        this.batch = batch;
        this.widths = widths;
    }

    public int batch() {
        return batch;
    }

    public int[] widths() {
        return widths.clone();
    }

    public int layers() {
        return widths.length - 1;
    }

    public int inputs() {
        return widths[0];
    }

    public int outputs() {
        return widths[widths.length - 1];
    }

    /** Returns the features {@code [batch][inputs]}, in [-1, 1). */
    public float[][] features() {
        Random random = new Random(1);
        float[][] features = new float[batch][inputs()];
        for (float[] row : features) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat() * 2 - 1;
            }
        }
        return features;
    }

    public int label(int sample) {
        return sample % outputs();
    }

    /**
     * Returns the weights {@code [inputs][outputs]} of a layer, from the Glorot uniform
     * distribution.
     */
    public float[][] weights(int layer) {
        Random random = new Random(2 + layer);
        float bound = (float) Math.sqrt(6.0 / (widths[layer] + widths[layer + 1]));
        float[][] weights = new float[widths[layer]][widths[layer + 1]];
        for (float[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (random.nextFloat() * 2 - 1) * bound;
            }
        }
        return weights;
    }

    /**
     * Returns 6 x parameters x batch, minus the first layer's gradient with respect to its inputs,
     * which is not needed.
     */
    public double neededFlops() {
        double flops = 0;
        for (int n = 0; n < layers(); n++) {
            flops += 6.0 * (widths[n] + 1) * widths[n + 1] * batch;
        }
        return flops - 2.0 * widths[0] * widths[1] * batch;
    }
}
