package dev.nn.application.preprocessing;

import dev.nn.application.table.Cells;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.tensor.Tensor;
import java.util.Arrays;

/**
 * Rows of a table that does not fit into memory, raw or encoded. Rows are encoded when a batch is
 * made, with the same numbers as if all had been encoded ahead.
 *
 * @param columns number of columns of the table
 * @param rows rows of the table that belong to this data set
 */
record TableDataset(Cells cells, int columns, int[] rows, RowReader features, RowReader targets) implements Dataset {

    @Override
    public int samples() {
        return rows.length;
    }

    @Override
    public int inputs() {
        return features.width();
    }

    @Override
    public int outputs() {
        return targets.width();
    }

    @Override
    public double target(int sample, int output) {
        double[] target = new double[outputs()];
        target(sample, target);
        return target[output];
    }

    @Override
    public void target(int sample, double[] out) {
        double[] row = new double[columns];
        cells.row(rows[sample], row, 0, columns);
        Arrays.fill(out, 0);
        targets.read(row, 0, out);
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
        return (long) rows.length * Integer.BYTES;
    }

    @Override
    public void copy(int[] order, int from, Tensor batchFeatures, Tensor batchTargets) {
        int count = batchFeatures.rows();
        double[] batch = new double[count * columns];
        // Read all rows first, so that the processor can overlap memory accesses instead of waiting
        // for one after the other.
        for (int r = 0; r < count; r++) {
            cells.row(rows[order[from + r]], batch, r * columns, columns);
        }
        double[] input = new double[inputs()];
        double[] target = new double[outputs()];
        for (int r = 0; r < count; r++) {
            Arrays.fill(input, 0);
            Arrays.fill(target, 0);
            features.read(batch, r * columns, input);
            targets.read(batch, r * columns, target);
            batchFeatures.setRow(r, input, 0);
            batchTargets.setRow(r, target, 0);
        }
    }
}
