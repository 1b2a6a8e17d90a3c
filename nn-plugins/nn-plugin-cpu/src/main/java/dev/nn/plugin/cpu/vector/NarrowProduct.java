package dev.nn.plugin.cpu.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A product with a packed panel that is one vector wide, for the last columns.
 *
 * <p>The methods are unrolled by hand; see {@link WideProduct} for the reasons.
 */
final class NarrowProduct {

    private static final VectorSpecies<Float> FLOATS = VectorMath.FLOATS;
    private static final int LANES = FLOATS.length();

    private NarrowProduct() {}

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
                    resumeRows8x1(inner, a, from, aRow, panel, c, to, cRow);
                } else {
                    startRows8x1(inner, a, from, aRow, panel, c, to, cRow);
                }
            }
        }
        for (; i + 4 <= rows; i += 4) {
            int from = aFirst + i * aRow;
            int to = cFirst + i * cRow;
            if (resume) {
                resume4x1(inner, a, from, aRow, aStep, panel, c, to, cRow);
            } else {
                start4x1(inner, a, from, aRow, aStep, panel, c, to, cRow);
            }
        }
        for (; i < rows; i++) {
            int from = aFirst + i * aRow;
            int to = cFirst + i * cRow;
            if (resume) {
                resume1x1(inner, a, from, aStep, panel, c, to, cRow);
            } else {
                start1x1(inner, a, from, aStep, panel, c, to, cRow);
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
                resumePacked8x1(inner, a, from, panel, c, to, cRow);
            } else {
                startPacked8x1(inner, a, from, panel, c, to, cRow);
            }
        }
    }

    private static void startRows8x1(
            int inner, float[] a, int aFirst, int aRow, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c20 = FloatVector.zero(FLOATS);
        FloatVector c30 = FloatVector.zero(FLOATS);
        FloatVector c40 = FloatVector.zero(FLOATS);
        FloatVector c50 = FloatVector.zero(FLOATS);
        FloatVector c60 = FloatVector.zero(FLOATS);
        FloatVector c70 = FloatVector.zero(FLOATS);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        int row4 = aFirst + 4 * aRow;
        int row5 = aFirst + 5 * aRow;
        int row6 = aFirst + 6 * aRow;
        int row7 = aFirst + 7 * aRow;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k]);
            c00 = f0.fma(b0, c00);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + k]);
            c10 = f1.fma(b0, c10);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + k]);
            c20 = f2.fma(b0, c20);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + k]);
            c30 = f3.fma(b0, c30);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[row4 + k]);
            c40 = f4.fma(b0, c40);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[row5 + k]);
            c50 = f5.fma(b0, c50);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[row6 + k]);
            c60 = f6.fma(b0, c60);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[row7 + k]);
            c70 = f7.fma(b0, c70);
        }
        c00.intoArray(c, cFirst);
        c10.intoArray(c, cFirst + 1 * cRow);
        c20.intoArray(c, cFirst + 2 * cRow);
        c30.intoArray(c, cFirst + 3 * cRow);
        c40.intoArray(c, cFirst + 4 * cRow);
        c50.intoArray(c, cFirst + 5 * cRow);
        c60.intoArray(c, cFirst + 6 * cRow);
        c70.intoArray(c, cFirst + 7 * cRow);
    }

    private static void resumeRows8x1(
            int inner, float[] a, int aFirst, int aRow, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow);
        FloatVector c40 = FloatVector.fromArray(FLOATS, c, cFirst + 4 * cRow);
        FloatVector c50 = FloatVector.fromArray(FLOATS, c, cFirst + 5 * cRow);
        FloatVector c60 = FloatVector.fromArray(FLOATS, c, cFirst + 6 * cRow);
        FloatVector c70 = FloatVector.fromArray(FLOATS, c, cFirst + 7 * cRow);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        int row4 = aFirst + 4 * aRow;
        int row5 = aFirst + 5 * aRow;
        int row6 = aFirst + 6 * aRow;
        int row7 = aFirst + 7 * aRow;
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k]);
            c00 = f0.fma(b0, c00);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + k]);
            c10 = f1.fma(b0, c10);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + k]);
            c20 = f2.fma(b0, c20);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + k]);
            c30 = f3.fma(b0, c30);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[row4 + k]);
            c40 = f4.fma(b0, c40);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[row5 + k]);
            c50 = f5.fma(b0, c50);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[row6 + k]);
            c60 = f6.fma(b0, c60);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[row7 + k]);
            c70 = f7.fma(b0, c70);
        }
        c00.intoArray(c, cFirst);
        c10.intoArray(c, cFirst + 1 * cRow);
        c20.intoArray(c, cFirst + 2 * cRow);
        c30.intoArray(c, cFirst + 3 * cRow);
        c40.intoArray(c, cFirst + 4 * cRow);
        c50.intoArray(c, cFirst + 5 * cRow);
        c60.intoArray(c, cFirst + 6 * cRow);
        c70.intoArray(c, cFirst + 7 * cRow);
    }

    private static void startPacked8x1(
            int inner, float[] a, int aFirst, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c20 = FloatVector.zero(FLOATS);
        FloatVector c30 = FloatVector.zero(FLOATS);
        FloatVector c40 = FloatVector.zero(FLOATS);
        FloatVector c50 = FloatVector.zero(FLOATS);
        FloatVector c60 = FloatVector.zero(FLOATS);
        FloatVector c70 = FloatVector.zero(FLOATS);
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8]);
            c00 = f0.fma(b0, c00);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 1]);
            c10 = f1.fma(b0, c10);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 2]);
            c20 = f2.fma(b0, c20);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 3]);
            c30 = f3.fma(b0, c30);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 4]);
            c40 = f4.fma(b0, c40);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 5]);
            c50 = f5.fma(b0, c50);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 6]);
            c60 = f6.fma(b0, c60);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 7]);
            c70 = f7.fma(b0, c70);
        }
        c00.intoArray(c, cFirst);
        c10.intoArray(c, cFirst + 1 * cRow);
        c20.intoArray(c, cFirst + 2 * cRow);
        c30.intoArray(c, cFirst + 3 * cRow);
        c40.intoArray(c, cFirst + 4 * cRow);
        c50.intoArray(c, cFirst + 5 * cRow);
        c60.intoArray(c, cFirst + 6 * cRow);
        c70.intoArray(c, cFirst + 7 * cRow);
    }

    private static void resumePacked8x1(
            int inner, float[] a, int aFirst, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow);
        FloatVector c40 = FloatVector.fromArray(FLOATS, c, cFirst + 4 * cRow);
        FloatVector c50 = FloatVector.fromArray(FLOATS, c, cFirst + 5 * cRow);
        FloatVector c60 = FloatVector.fromArray(FLOATS, c, cFirst + 6 * cRow);
        FloatVector c70 = FloatVector.fromArray(FLOATS, c, cFirst + 7 * cRow);
        for (int k = 0; k < inner; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8]);
            c00 = f0.fma(b0, c00);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 1]);
            c10 = f1.fma(b0, c10);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 2]);
            c20 = f2.fma(b0, c20);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 3]);
            c30 = f3.fma(b0, c30);
            FloatVector f4 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 4]);
            c40 = f4.fma(b0, c40);
            FloatVector f5 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 5]);
            c50 = f5.fma(b0, c50);
            FloatVector f6 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 6]);
            c60 = f6.fma(b0, c60);
            FloatVector f7 = FloatVector.broadcast(FLOATS, a[aFirst + k * 8 + 7]);
            c70 = f7.fma(b0, c70);
        }
        c00.intoArray(c, cFirst);
        c10.intoArray(c, cFirst + 1 * cRow);
        c20.intoArray(c, cFirst + 2 * cRow);
        c30.intoArray(c, cFirst + 3 * cRow);
        c40.intoArray(c, cFirst + 4 * cRow);
        c50.intoArray(c, cFirst + 5 * cRow);
        c60.intoArray(c, cFirst + 6 * cRow);
        c70.intoArray(c, cFirst + 7 * cRow);
    }

    private static void start4x1(
            int inner, float[] a, int aFirst, int aRow, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c20 = FloatVector.zero(FLOATS);
        FloatVector c30 = FloatVector.zero(FLOATS);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + at]);
            c10 = f1.fma(b0, c10);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + at]);
            c20 = f2.fma(b0, c20);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + at]);
            c30 = f3.fma(b0, c30);
        }
        c00.intoArray(c, cFirst);
        c10.intoArray(c, cFirst + 1 * cRow);
        c20.intoArray(c, cFirst + 2 * cRow);
        c30.intoArray(c, cFirst + 3 * cRow);
    }

    private static void resume4x1(
            int inner, float[] a, int aFirst, int aRow, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, cFirst + 1 * cRow);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, cFirst + 2 * cRow);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, cFirst + 3 * cRow);
        int row1 = aFirst + 1 * aRow;
        int row2 = aFirst + 2 * aRow;
        int row3 = aFirst + 3 * aRow;
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[row1 + at]);
            c10 = f1.fma(b0, c10);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[row2 + at]);
            c20 = f2.fma(b0, c20);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[row3 + at]);
            c30 = f3.fma(b0, c30);
        }
        c00.intoArray(c, cFirst);
        c10.intoArray(c, cFirst + 1 * cRow);
        c20.intoArray(c, cFirst + 2 * cRow);
        c30.intoArray(c, cFirst + 3 * cRow);
    }

    private static void start1x1(
            int inner, float[] a, int aFirst, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
        }
        c00.intoArray(c, cFirst);
    }

    private static void resume1x1(
            int inner, float[] a, int aFirst, int aStep, float[] panel, float[] c, int cFirst, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, cFirst);
        for (int k = 0; k < inner; k++) {
            int at = k * aStep;
            FloatVector b0 = FloatVector.fromArray(FLOATS, panel, k * LANES);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[aFirst + at]);
            c00 = f0.fma(b0, c00);
        }
        c00.intoArray(c, cFirst);
    }
}
