package dev.nn.application.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a table in row order. The column's {@link Coding} defines their meaning. The cell
 * after the last column is the line at which the row began. Unchanged once read; not safe for
 * concurrent callers.
 */
public interface Cells {

    /** Returns the number of rows. */
    int rows();

    /** Returns one cell. */
    double cell(int row, int column);

    /** Copies the first {@code count} cells of a row into {@code out}, starting at an offset. */
    void row(int row, double[] out, int offset, int count);

    /** Returns whether the cells occupy heap memory. */
    boolean inMemory();

    /**
     * Growable rows in memory. They are stored in blocks, since one object per row would double the
     * memory.
     */
    final class InMemory implements Cells {
        private static final int PIECE = 1 << 15;

        private final int width;
        private final int rowsOfPiece;
        private final List<double[]> pieces = new ArrayList<>();
        private int rows;

        /**
         * An empty instance.
         *
         * @param columns number of columns of the table
         */
        public InMemory(int columns) {
            this.width = columns + 1;
            this.rowsOfPiece = Math.max(1, PIECE / width);
        }

        /** Adds a copy of a row. */
        public void add(double[] row) {
            if (rows % rowsOfPiece == 0) {
                pieces.add(new double[rowsOfPiece * width]);
            }
            System.arraycopy(row, 0, piece(rows), at(rows), width);
            rows++;
        }

        private double[] piece(int row) {
            return pieces.get(row / rowsOfPiece);
        }

        private int at(int row) {
            return row % rowsOfPiece * width;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public double cell(int row, int column) {
            return piece(row)[at(row) + column];
        }

        @Override
        public void row(int row, double[] out, int offset, int count) {
            System.arraycopy(piece(row), at(row), out, offset, count);
        }

        @Override
        public boolean inMemory() {
            return true;
        }
    }

    /** A subset of the rows of other cells. */
    record Selected(Cells all, int[] kept) implements Cells {
        @Override
        public int rows() {
            return kept.length;
        }

        @Override
        public double cell(int row, int column) {
            return all.cell(kept[row], column);
        }

        @Override
        public void row(int row, double[] out, int offset, int count) {
            all.row(kept[row], out, offset, count);
        }

        @Override
        public boolean inMemory() {
            return all.inMemory();
        }
    }
}
