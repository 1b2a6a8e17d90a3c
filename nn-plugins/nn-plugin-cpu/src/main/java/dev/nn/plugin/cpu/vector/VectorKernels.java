package dev.nn.plugin.cpu.vector;

import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Relation;
import dev.nn.plugin.cpu.FloatMath;
import dev.nn.plugin.cpu.Kernels;
import dev.nn.plugin.cpu.PlainKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Kernels on vectors of the JVM's preferred width. The remaining elements are processed one by one.
 *
 * <p>Long on purpose, with one loop for each operation. The compiler emits vector instructions only
 * if the operation is a constant in the loop. It allocates objects if the operation is passed as a
 * value.
 */
public final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> FLOATS = VectorMath.FLOATS;
    private static final int LANES = FLOATS.length();

    /** Creates the kernels. */
    public VectorKernels() {}

    @Override
    public int bits() {
        return FLOATS.vectorBitSize();
    }

    @Override
    public String words() {
        return "vectors of " + bits() + " bits";
    }

    @Override
    public int panelWidth() {
        return 2 * LANES;
    }

    @Override
    public int packedWidth(int columns) {
        return columns <= LANES ? LANES : 2 * LANES;
    }

    @Override
    public void panel(
            int rows,
            int inner,
            float[] a,
            int aFirst,
            int aRow,
            int aStep,
            float[] panel,
            int width,
            float[] c,
            int cFirst,
            int cRow,
            boolean resume,
            float @Nullable [] bias,
            int biasFirst) {
        if (width > LANES) {
            WideProduct.panel(rows, inner, a, aFirst, aRow, aStep, panel, c, cFirst, cRow, resume);
        } else {
            NarrowProduct.panel(rows, inner, a, aFirst, aRow, aStep, panel, c, cFirst, cRow, resume);
        }
        if (bias != null) {
            addBias(c, cFirst, cRow, rows, width, bias, biasFirst);
        }
    }

    @Override
    public void packedPanel(
            int tiles,
            int inner,
            float[] a,
            float[] panel,
            int width,
            float[] c,
            int cFirst,
            int cRow,
            boolean resume,
            float @Nullable [] bias,
            int biasFirst) {
        if (width > LANES) {
            WideProduct.packedPanel(tiles, inner, a, panel, c, cFirst, cRow, resume);
        } else {
            NarrowProduct.packedPanel(tiles, inner, a, panel, c, cFirst, cRow, resume);
        }
        if (bias != null) {
            addBias(c, cFirst, cRow, tiles * TILE, width, bias, biasFirst);
        }
    }

    /** Adds the bias to rows that were just written and are still cached. */
    private static void addBias(float[] c, int cFirst, int cRow, int rows, int width, float[] bias, int biasFirst) {
        for (int i = 0; i < rows; i++) {
            int row = cFirst + i * cRow;
            for (int j = 0; j < width; j += LANES) {
                FloatVector add = FloatVector.fromArray(FLOATS, bias, biasFirst + j);
                FloatVector.fromArray(FLOATS, c, row + j).add(add).intoArray(c, row + j);
            }
        }
    }

    @Override
    public void packTiles(float[] a, int first, int step, int inner, int tiles, float[] packed) {
        // Only vectors of the preferred width: with a second width in the same methods, the
        // compiler no longer knows the type. The next row overwrites what a wide vector writes
        // beyond the tile's floats, and the buffer has padding after the last row.
        for (int t = 0; t < tiles; t++) {
            int from = first + t * TILE;
            int to = t * inner * TILE;
            int last = inner - 1;
            int fits = LANES < TILE || from + last * step + LANES > a.length || to + last * TILE + LANES > packed.length
                    ? 0
                    : inner;
            for (int k = 0; k < fits; k++) {
                FloatVector.fromArray(FLOATS, a, from + k * step).intoArray(packed, to + k * TILE);
            }
            for (int k = fits; k < inner; k++) {
                for (int i = 0; i < TILE; i++) {
                    packed[to + k * TILE + i] = a[from + k * step + i];
                }
            }
        }
    }

    @Override
    public void pack(float[] b, int first, int stride, int inner, float[] panel, int width) {
        if (width == LANES) {
            for (int k = 0; k < inner; k++) {
                FloatVector.fromArray(FLOATS, b, first + k * stride).intoArray(panel, k * LANES);
            }
            return;
        }
        for (int k = 0; k < inner; k++) {
            int from = first + k * stride;
            int to = k * width;
            for (int j = 0; j < width; j += LANES) {
                FloatVector.fromArray(FLOATS, b, from + j).intoArray(panel, to + j);
            }
        }
    }

    @Override
    public void apply(Elementary function, float[] x, int xFirst, float[] out, int outFirst, int length, float[] room) {
        int done = switch (function) {
            case ABS -> abs(x, xFirst, out, outFirst, length);
            case SIGN -> sign(x, xFirst, out, outFirst, length);
            case FLOOR -> floor(x, xFirst, out, outFirst, length);
            case SQRT -> sqrt(x, xFirst, out, outFirst, length);
            default -> LargeFunctions.apply(function, x, xFirst, out, outFirst, length, room);
        };
        for (int i = done; i < length; i++) {
            out[outFirst + i] = PlainKernels.apply(function, x[xFirst + i]);
        }
    }

    @Override
    public void pair(
            BinaryFunction function,
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] out,
            int outFirst,
            int length) {
        int done = switch (function) {
            case MIN -> min(x, xFirst, y, yFirst, out, outFirst, length);
            case MAX -> max(x, xFirst, y, yFirst, out, outFirst, length);
            case XLOGY -> xlogy(x, xFirst, y, yFirst, out, outFirst, length);
        };
        for (int i = done; i < length; i++) {
            out[outFirst + i] = PlainKernels.pair(function, x[xFirst + i], y[yFirst + i]);
        }
    }

    @Override
    public void combine(
            Operator operator, float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int done = switch (operator) {
            case ADD -> add(x, xFirst, y, yFirst, out, outFirst, length);
            case SUBTRACT -> subtract(x, xFirst, y, yFirst, out, outFirst, length);
            case MULTIPLY -> multiply(x, xFirst, y, yFirst, out, outFirst, length);
            case DIVIDE -> divide(x, xFirst, y, yFirst, out, outFirst, length);
            case POWER -> 0;
        };
        for (int i = done; i < length; i++) {
            out[outFirst + i] = PlainKernels.combine(operator, x[xFirst + i], y[yFirst + i]);
        }
    }

    @Override
    public void negate(float[] x, int xFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector.fromArray(FLOATS, x, xFirst + i).neg().intoArray(out, outFirst + i);
        }
        for (; i < length; i++) {
            out[outFirst + i] = -x[xFirst + i];
        }
    }

    @Override
    public void wholePower(float[] x, int xFirst, int exponent, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.wholePower(v, exponent).intoArray(out, outFirst + i);
        }
        for (; i < length; i++) {
            out[outFirst + i] = FloatMath.wholePower(x[xFirst + i], exponent);
        }
    }

    @Override
    public void select(
            Relation relation,
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int done = switch (relation) {
            case LESS -> less(x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
            case LESS_OR_EQUAL ->
                lessOrEqual(x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
            case GREATER ->
                greater(x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
            case GREATER_OR_EQUAL ->
                greaterOrEqual(x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
            case EQUAL ->
                equal(x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
            case NOT_EQUAL ->
                notEqual(x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
        };
        for (int i = done; i < length; i++) {
            boolean holds = PlainKernels.holds(relation, x[xFirst + i], y[yFirst + i]);
            out[outFirst + i] = holds ? then[thenFirst + i] : otherwise[otherwiseFirst + i];
        }
    }

    @Override
    public void columnSums(
            float[] matrix, int first, int rows, int columns, int from, int to, float[] sums, int sumsFirst) {
        int c = from;
        for (; c <= to - LANES; c += LANES) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int r = 0; r < rows; r++) {
                sum = sum.add(FloatVector.fromArray(FLOATS, matrix, first + r * columns + c));
            }
            sum.intoArray(sums, sumsFirst + c);
        }
        for (; c < to; c++) {
            float sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += matrix[first + r * columns + c];
            }
            sums[sumsFirst + c] = sum;
        }
    }

    @Override
    public boolean finite(float[] x, int first, int length) {
        // x * 0 is 0, unless x is NaN or infinite. Four sums, since each addition waits for the
        // previous one.
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = FloatVector.zero(FLOATS);
        FloatVector s2 = FloatVector.zero(FLOATS);
        FloatVector s3 = FloatVector.zero(FLOATS);
        int i = 0;
        for (; i <= length - 4 * LANES; i += 4 * LANES) {
            s0 = FloatVector.fromArray(FLOATS, x, first + i).fma(zero, s0);
            s1 = FloatVector.fromArray(FLOATS, x, first + i + LANES).fma(zero, s1);
            s2 = FloatVector.fromArray(FLOATS, x, first + i + 2 * LANES).fma(zero, s2);
            s3 = FloatVector.fromArray(FLOATS, x, first + i + 3 * LANES).fma(zero, s3);
        }
        float rest = 0;
        for (; i < length; i++) {
            rest += x[first + i] * 0;
        }
        return rest == 0
                && !s0.add(s1).add(s2.add(s3)).compare(VectorOperators.NE, 0).anyTrue();
    }

    private static int abs(float[] x, int xFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            v.lanewise(VectorOperators.ABS).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int sign(float[] x, int xFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.sign(v).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int floor(float[] x, int xFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.floor(v).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int sqrt(float[] x, int xFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            v.sqrt().intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int add(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            v.add(w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int subtract(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            v.sub(w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int multiply(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            v.mul(w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int divide(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            v.div(w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int min(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            v.min(w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int max(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            v.max(w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int xlogy(float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            VectorMath.xlogy(v, w).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int less(
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            FloatVector no = FloatVector.fromArray(FLOATS, otherwise, otherwiseFirst + i);
            FloatVector yes = FloatVector.fromArray(FLOATS, then, thenFirst + i);
            no.blend(yes, v.compare(VectorOperators.LT, w)).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int lessOrEqual(
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            FloatVector no = FloatVector.fromArray(FLOATS, otherwise, otherwiseFirst + i);
            FloatVector yes = FloatVector.fromArray(FLOATS, then, thenFirst + i);
            no.blend(yes, v.compare(VectorOperators.LE, w)).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int greater(
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            FloatVector no = FloatVector.fromArray(FLOATS, otherwise, otherwiseFirst + i);
            FloatVector yes = FloatVector.fromArray(FLOATS, then, thenFirst + i);
            no.blend(yes, v.compare(VectorOperators.GT, w)).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int greaterOrEqual(
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            FloatVector no = FloatVector.fromArray(FLOATS, otherwise, otherwiseFirst + i);
            FloatVector yes = FloatVector.fromArray(FLOATS, then, thenFirst + i);
            no.blend(yes, v.compare(VectorOperators.GE, w)).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int equal(
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            FloatVector no = FloatVector.fromArray(FLOATS, otherwise, otherwiseFirst + i);
            FloatVector yes = FloatVector.fromArray(FLOATS, then, thenFirst + i);
            no.blend(yes, v.compare(VectorOperators.EQ, w)).intoArray(out, outFirst + i);
        }
        return i;
    }

    private static int notEqual(
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] then,
            int thenFirst,
            float[] otherwise,
            int otherwiseFirst,
            float[] out,
            int outFirst,
            int length) {
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector w = FloatVector.fromArray(FLOATS, y, yFirst + i);
            FloatVector no = FloatVector.fromArray(FLOATS, otherwise, otherwiseFirst + i);
            FloatVector yes = FloatVector.fromArray(FLOATS, then, thenFirst + i);
            no.blend(yes, v.compare(VectorOperators.NE, w)).intoArray(out, outFirst + i);
        }
        return i;
    }
}
