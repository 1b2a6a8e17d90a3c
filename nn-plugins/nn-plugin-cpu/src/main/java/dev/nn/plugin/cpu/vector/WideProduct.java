package dev.nn.plugin.cpu.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A product with a packed panel that is two vectors wide, in tiles whose sums stay in registers.
 *
 * <p>Long on purpose. Each accumulator is its own variable, initialized in one place by its own
 * zero or load, and never merged with another. If accumulators share an initial value, are in an
 * array of vectors, or are initialized on two branches, the compiler sometimes allocates objects,
 * at a tenth of the speed. So each tile has one form that starts its sums and one that resumes
 * them. The bias is added elsewhere: with it, a tile is too large for the compiler to inline. Tiles
 * of 8 rows are used only if the distance between the elements of A is constant, along rows or in a
 * packed block. Only then does the compiler move the bounds checks out of the loop.
 */
final class WideProduct {

    private static final VectorSpecies<Float> FLOATS = VectorMath.FLOATS;
    private static final int LANES = FLOATS.length();

    private WideProduct() {}

    /** See {@link dev.nn.plugin.cpu.Kernels#panel}. */
    static void panel(
            int rows,
            int inner,
            float[] a,
            int aFirst,
            int aRow,
            int aStep,
            float[] panel,
            float[] c,
            int cFirst,
            int cRow,
            boolean resume) {
        int i = 0;
        if (aStep == 1) {
            for (; i + 8 <= rows; i += 8) {
                int from = aFirst + i * aRow;
                int to = cFirst + i * cRow;
                if (resume) {
                    resumeRows8x2(inner, a, from, aRow, panel, c, to, cRow);
                } else {
                    startRows8x2(inner, a, from, aRow, panel, c, to, cRow);
                }
            }
        }
        for (; i + 4 <= rows; i += 4) {
            int from = aFirst + i * aRow;
            int to = cFirst + i * cRow;
            if (resume) {
                resume4x2(inner, a, from, aRow, aStep, panel, c, to, cRow);
            } else {
                start4x2(inner, a, from, aRow, aStep, panel, c, to, cRow);
            }
        }
        for (; i < rows; i++) {
            int from = aFirst + i * aRow;
            int to = cFirst + i * cRow;
            if (resume) {
                resume1x2(inner, a, from, aStep, panel, c, to, cRow);
            } else {
                start1x2(inner, a, from, aStep, panel, c, to, cRow);
            }
        }
    }

    /** See {@link dev.nn.plugin.cpu.Kernels#packedPanel}. */
    static void packedPanel(
            int tiles, int inner, float[] a, float[] panel, float[] c, int cFirst, int cRow, boolean resume) {
        for (int i = 0; i < tiles; i++) {
            int from = i * inner * 8;
            int to = cFirst + i * 8 * cRow;
            if (resume) {
                resumePacked8x2(inner, a, from, panel, c, to, cRow);
            } else {
                startPacked8x2(inner, a, from, panel, c, to, cRow);
            }
        }
    }

    private static void startRows8x2(
            int inner, float[] a, int aFirst, int aRow, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c11 = FloatVector.zero(FLOATS);
        FloatVector c20 = FloatVector.zero(FLOATS);
        FloatVector c21 = FloatVector.zero(FLOATS);
        FloatVector c30 = FloatVector.zero(FLOATS);
        FloatVector c31 = FloatVector.zero(FLOATS);
        FloatVector c40 = FloatVector.zero(FLOATS);
        FloatVector c41 = FloatVector.zero(FLOATS);
        FloatVector c50 = FloatVector.zero(FLOATS);
        FloatVector c51 = FloatVector.zero(FLOATS);
        FloatVector c60 = FloatVector.zero(FLOATS);
        FloatVector c61 = FloatVector.zero(FLOATS);
        FloatVector c70 = FloatVector.zero(FLOATS);
        FloatVector c71 = FloatVector.zero(FLOATS);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        int row4 = aFirst + 4 * aRow;
        int row5 = aFirst + 5 * aRow;
        int row6 = aFirst + 6 * aRow;
        int row7 = aFirst + 7 * aRow;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + k]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + k]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + k]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[row4 + k]);
            c40 = f4.fma(b0, c40);
            c41 = f4.fma(b1, c41);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[row5 + k]);
            c50 = f5.fma(b0, c50);
            c51 = f5.fma(b1, c51);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[row6 + k]);
            c60 = f6.fma(b0, c60);
            c61 = f6.fma(b1, c61);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[row7 + k]);
            c70 = f7.fma(b0, c70);
            c71 = f7.fma(b1, c71);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
        c10.intoArray(c, cFirst + 1 * cRow);
        c11.intoArray(c, cFirst + 1 * cRow + LANES);
        c20.intoArray(c, cFirst + 2 * cRow);
        c21.intoArray(c, cFirst + 2 * cRow + LANES);
        c30.intoArray(c, cFirst + 3 * cRow);
        c31.intoArray(c, cFirst + 3 * cRow + LANES);
        c40.intoArray(c, cFirst + 4 * cRow);
        c41.intoArray(c, cFirst + 4 * cRow + LANES);
        c50.intoArray(c, cFirst + 5 * cRow);
        c51.intoArray(c, cFirst + 5 * cRow + LANES);
        c60.intoArray(c, cFirst + 6 * cRow);
        c61.intoArray(c, cFirst + 6 * cRow + LANES);
        c70.intoArray(c, cFirst + 7 * cRow);
        c71.intoArray(c, cFirst + 7 * cRow + LANES);
    }

    private static void resumeRows8x2(
            int inner, float[] a, int aFirst, int aRow, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, cFirst + LANES);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow + LANES);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow + LANES);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow + LANES);
        FloatVector c40 = FloatVector.fromArray(FLOATS, c, cFirst + 4 * cRow);
        FloatVector c41 = FloatVector.fromArray(FLOATS, c, cFirst + 4 * cRow + LANES);
        FloatVector c50 = FloatVector.fromArray(FLOATS, c, cFirst + 5 * cRow);
        FloatVector c51 = FloatVector.fromArray(FLOATS, c, cFirst + 5 * cRow + LANES);
        FloatVector c60 = FloatVector.fromArray(FLOATS, c, cFirst + 6 * cRow);
        FloatVector c61 = FloatVector.fromArray(FLOATS, c, cFirst + 6 * cRow + LANES);
        FloatVector c70 = FloatVector.fromArray(FLOATS, c, cFirst + 7 * cRow);
        FloatVector c71 = FloatVector.fromArray(FLOATS, c, cFirst + 7 * cRow + LANES);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        int row4 = aFirst + 4 * aRow;
        int row5 = aFirst + 5 * aRow;
        int row6 = aFirst + 6 * aRow;
        int row7 = aFirst + 7 * aRow;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + k]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + k]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + k]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[row4 + k]);
            c40 = f4.fma(b0, c40);
            c41 = f4.fma(b1, c41);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[row5 + k]);
            c50 = f5.fma(b0, c50);
            c51 = f5.fma(b1, c51);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[row6 + k]);
            c60 = f6.fma(b0, c60);
            c61 = f6.fma(b1, c61);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[row7 + k]);
            c70 = f7.fma(b0, c70);
            c71 = f7.fma(b1, c71);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
        c10.intoArray(c, cFirst + 1 * cRow);
        c11.intoArray(c, cFirst + 1 * cRow + LANES);
        c20.intoArray(c, cFirst + 2 * cRow);
        c21.intoArray(c, cFirst + 2 * cRow + LANES);
        c30.intoArray(c, cFirst + 3 * cRow);
        c31.intoArray(c, cFirst + 3 * cRow + LANES);
        c40.intoArray(c, cFirst + 4 * cRow);
        c41.intoArray(c, cFirst + 4 * cRow + LANES);
        c50.intoArray(c, cFirst + 5 * cRow);
        c51.intoArray(c, cFirst + 5 * cRow + LANES);
        c60.intoArray(c, cFirst + 6 * cRow);
        c61.intoArray(c, cFirst + 6 * cRow + LANES);
        c70.intoArray(c, cFirst + 7 * cRow);
        c71.intoArray(c, cFirst + 7 * cRow + LANES);
    }

    private static void startPacked8x2(
            int inner, float[] a, int aFirst, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c11 = FloatVector.zero(FLOATS);
        FloatVector c20 = FloatVector.zero(FLOATS);
        FloatVector c21 = FloatVector.zero(FLOATS);
        FloatVector c30 = FloatVector.zero(FLOATS);
        FloatVector c31 = FloatVector.zero(FLOATS);
        FloatVector c40 = FloatVector.zero(FLOATS);
        FloatVector c41 = FloatVector.zero(FLOATS);
        FloatVector c50 = FloatVector.zero(FLOATS);
        FloatVector c51 = FloatVector.zero(FLOATS);
        FloatVector c60 = FloatVector.zero(FLOATS);
        FloatVector c61 = FloatVector.zero(FLOATS);
        FloatVector c70 = FloatVector.zero(FLOATS);
        FloatVector c71 = FloatVector.zero(FLOATS);
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 1]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 2]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 3]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 4]);
            c40 = f4.fma(b0, c40);
            c41 = f4.fma(b1, c41);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 5]);
            c50 = f5.fma(b0, c50);
            c51 = f5.fma(b1, c51);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 6]);
            c60 = f6.fma(b0, c60);
            c61 = f6.fma(b1, c61);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 7]);
            c70 = f7.fma(b0, c70);
            c71 = f7.fma(b1, c71);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
        c10.intoArray(c, cFirst + 1 * cRow);
        c11.intoArray(c, cFirst + 1 * cRow + LANES);
        c20.intoArray(c, cFirst + 2 * cRow);
        c21.intoArray(c, cFirst + 2 * cRow + LANES);
        c30.intoArray(c, cFirst + 3 * cRow);
        c31.intoArray(c, cFirst + 3 * cRow + LANES);
        c40.intoArray(c, cFirst + 4 * cRow);
        c41.intoArray(c, cFirst + 4 * cRow + LANES);
        c50.intoArray(c, cFirst + 5 * cRow);
        c51.intoArray(c, cFirst + 5 * cRow + LANES);
        c60.intoArray(c, cFirst + 6 * cRow);
        c61.intoArray(c, cFirst + 6 * cRow + LANES);
        c70.intoArray(c, cFirst + 7 * cRow);
        c71.intoArray(c, cFirst + 7 * cRow + LANES);
    }

    private static void resumePacked8x2(
            int inner, float[] a, int aFirst, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, cFirst + LANES);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow + LANES);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow + LANES);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow + LANES);
        FloatVector c40 = FloatVector.fromArray(FLOATS, c, cFirst + 4 * cRow);
        FloatVector c41 = FloatVector.fromArray(FLOATS, c, cFirst + 4 * cRow + LANES);
        FloatVector c50 = FloatVector.fromArray(FLOATS, c, cFirst + 5 * cRow);
        FloatVector c51 = FloatVector.fromArray(FLOATS, c, cFirst + 5 * cRow + LANES);
        FloatVector c60 = FloatVector.fromArray(FLOATS, c, cFirst + 6 * cRow);
        FloatVector c61 = FloatVector.fromArray(FLOATS, c, cFirst + 6 * cRow + LANES);
        FloatVector c70 = FloatVector.fromArray(FLOATS, c, cFirst + 7 * cRow);
        FloatVector c71 = FloatVector.fromArray(FLOATS, c, cFirst + 7 * cRow + LANES);
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 1]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 2]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 3]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 4]);
            c40 = f4.fma(b0, c40);
            c41 = f4.fma(b1, c41);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 5]);
            c50 = f5.fma(b0, c50);
            c51 = f5.fma(b1, c51);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 6]);
            c60 = f6.fma(b0, c60);
            c61 = f6.fma(b1, c61);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 7]);
            c70 = f7.fma(b0, c70);
            c71 = f7.fma(b1, c71);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
        c10.intoArray(c, cFirst + 1 * cRow);
        c11.intoArray(c, cFirst + 1 * cRow + LANES);
        c20.intoArray(c, cFirst + 2 * cRow);
        c21.intoArray(c, cFirst + 2 * cRow + LANES);
        c30.intoArray(c, cFirst + 3 * cRow);
        c31.intoArray(c, cFirst + 3 * cRow + LANES);
        c40.intoArray(c, cFirst + 4 * cRow);
        c41.intoArray(c, cFirst + 4 * cRow + LANES);
        c50.intoArray(c, cFirst + 5 * cRow);
        c51.intoArray(c, cFirst + 5 * cRow + LANES);
        c60.intoArray(c, cFirst + 6 * cRow);
        c61.intoArray(c, cFirst + 6 * cRow + LANES);
        c70.intoArray(c, cFirst + 7 * cRow);
        c71.intoArray(c, cFirst + 7 * cRow + LANES);
    }

    private static void start4x2(
            int inner, float[] a, int aFirst, int aRow, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c11 = FloatVector.zero(FLOATS);
        FloatVector c20 = FloatVector.zero(FLOATS);
        FloatVector c21 = FloatVector.zero(FLOATS);
        FloatVector c30 = FloatVector.zero(FLOATS);
        FloatVector c31 = FloatVector.zero(FLOATS);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + at]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + at]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + at]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
        c10.intoArray(c, cFirst + 1 * cRow);
        c11.intoArray(c, cFirst + 1 * cRow + LANES);
        c20.intoArray(c, cFirst + 2 * cRow);
        c21.intoArray(c, cFirst + 2 * cRow + LANES);
        c30.intoArray(c, cFirst + 3 * cRow);
        c31.intoArray(c, cFirst + 3 * cRow + LANES);
    }

    private static void resume4x2(
            int inner, float[] a, int aFirst, int aRow, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, cFirst + LANES);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow + LANES);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow + LANES);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow + LANES);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + at]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + at]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + at]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
        c10.intoArray(c, cFirst + 1 * cRow);
        c11.intoArray(c, cFirst + 1 * cRow + LANES);
        c20.intoArray(c, cFirst + 2 * cRow);
        c21.intoArray(c, cFirst + 2 * cRow + LANES);
        c30.intoArray(c, cFirst + 3 * cRow);
        c31.intoArray(c, cFirst + 3 * cRow + LANES);
    }

    private static void start1x2(
            int inner, float[] a, int aFirst, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = FloatVector.zero(FLOATS);
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
    }

    private static void resume1x2(
            int inner, float[] a, int aFirst, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, cFirst + LANES);
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES);
            FloatVector b1 = FloatVector.fromArray(FLOATS, panel, k * 2 * LANES + LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
        }
        c00.intoArray(c, cFirst);
        c01.intoArray(c, cFirst + LANES);
    }
}
