package dev.nn.domain.data;

import dev.nn.domain.tensor.Float32Tensor;
import dev.nn.domain.tensor.Tensor;

/**
 * Samples of unsigned bytes with one class each, such as images. They are stored as bytes and
 * scaled when batches are copied.
 *
 * @param bytes all stored samples, one after the other; must not be modified
 * @param inputs bytes per sample
 * @param divisor divisor of each byte
 * @param rows indices of the stored samples that belong to this data set
 * @param classes class of each stored sample
 * @param codes target of each class
 */
public record ByteDataset(byte[] bytes, int inputs, double divisor, int[] rows, int[] classes, double[][] codes)
        implements Dataset {

    private static final int VALUES = 256;

    @Override
    public int samples() {
        return rows.length;
    }

    @Override
    public int outputs() {
        return codes[0].length;
    }

    @Override
    public double target(int sample, int output) {
        return codes[classes[rows[sample]]][output];
    }

    @Override
    public boolean weighted() {
        return false;
    }

    @Override
    public double weight(int sample) {
        return 1;
    }

    @Override
    public long bytesInMemory() {
        return (long) samples() * (inputs + 2L * Integer.BYTES);
    }

    @Override
    public void copy(int[] order, int from, Tensor features, Tensor targets) {
        for (int r = 0; r < features.rows(); r++) {
            targets.setRow(r, codes[classes[rows[order[from + r]]]], 0);
        }
        if (features instanceof Float32Tensor floats) {
            float[] table = new float[VALUES];
            for (int v = 0; v < VALUES; v++) {
                table[v] = (float) (v / divisor);
            }
            for (int r = 0; r < features.rows(); r++) {
                floats.setRow(r, bytes, rows[order[from + r]] * inputs, table);
            }
            return;
        }
        double[] row = new double[inputs];
        for (int r = 0; r < features.rows(); r++) {
            int start = rows[order[from + r]] * inputs;
            for (int c = 0; c < inputs; c++) {
                row[c] = (bytes[start + c] & 0xff) / divisor;
            }
            features.setRow(r, row, 0);
        }
    }
}
