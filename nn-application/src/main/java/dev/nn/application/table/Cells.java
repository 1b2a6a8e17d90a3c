package dev.nn.application.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a table, row by row: what each means its column's {@link Coding} says; after the last column stands the line
 * that the row began at. Not changed once it is read; one caller at a time.
 */
public interface Cells {

    /** How many rows there are. */
    int rows();

    /** One number. */
    double cell(int row, int column);

    /** The first {@code count} numbers of a row, put into {@code out} from an offset on. */
    void row(int row, double[] out, int offset, int count);

    /** Whether they are memory that could be used for something else. */
    boolean inMemory();

    /** Rows in memory, to which others can be added: in pieces, since an object for each would take as much again. */
    final class InMemory implements Cells {
        private static final int PIECE = 1 << 15;

        private final int width;
        private final int rowsOfPiece;
        private final List<double[]> pieces = new ArrayList<>();
        private int rows;

        /**
         * None yet.
         *
         * @param columns of the table
         */
        public InMemory(int columns) {
            this.width = columns + 1;
            this.rowsOfPiece = Math.max(1, PIECE / width);
        }

        /** Adds a row, copied. */
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

    /** Some of the rows of others. */
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
