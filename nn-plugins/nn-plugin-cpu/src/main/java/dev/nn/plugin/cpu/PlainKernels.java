package dev.nn.plugin.cpu;

import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Relation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Kernels as plain loops, which the compiler may or may not vectorize. */
public final class PlainKernels implements Kernels {

    /**
     * The columns of a panel: enough for auto-vectorization to pay off, few enough for the L2
     * cache.
     */
    private static final int WIDTH = 256;

    /** Creates the kernels. */
    public PlainKernels() {}

    @Override
    public int bits() {
        return Float.SIZE;
    }

    @Override
    public String words() {
        return "plain Java";
    }

    @Override
    public int panelWidth() {
        return WIDTH;
    }

    @Override
    public int packedWidth(int columns) {
        return columns;
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
        for (int i = 0; i < rows; i++) {
            int to = cFirst + i * cRow;
            if (!resume) {
                Arrays.fill(c, to, to + width, 0);
            }
            for (int k = 0; k < inner; k++) {
                float factor = a[aFirst + i * aRow + k * aStep];
                int from = k * width;
                for (int j = 0; j < width; j++) {
                    c[to + j] = Math.fma(factor, panel[from + j], c[to + j]);
                }
            }
            if (bias != null) {
                for (int j = 0; j < width; j++) {
                    c[to + j] += bias[biasFirst + j];
                }
            }
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
        for (int t = 0; t < tiles; t++) {
            int to = cFirst + t * TILE * cRow;
            panel(TILE, inner, a, t * inner * TILE, 1, TILE, panel, width, c, to, cRow, resume, bias, biasFirst);
        }
    }

    @Override
    public void packTiles(float[] a, int first, int step, int inner, int tiles, float[] packed) {
        for (int t = 0; t < tiles; t++) {
            for (int k = 0; k < inner; k++) {
                int from = first + k * step + t * TILE;
                int to = (t * inner + k) * TILE;
                for (int i = 0; i < TILE; i++) {
                    packed[to + i] = a[from + i];
                }
            }
        }
    }

    @Override
    public void pack(float[] b, int first, int stride, int inner, float[] panel, int width) {
        for (int k = 0; k < inner; k++) {
            System.arraycopy(b, first + k * stride, panel, k * width, width);
        }
    }

    @Override
    public void apply(Elementary function, float[] x, int xFirst, float[] out, int outFirst, int length, float[] room) {
        for (int i = 0; i < length; i++) {
            out[outFirst + i] = apply(function, x[xFirst + i]);
        }
    }

    /** Applies a function to one number. */
    public static float apply(Elementary function, float x) {
        return switch (function) {
            case ABS -> Math.abs(x);
            case SIGN -> FloatMath.sign(x);
            case FLOOR -> FloatMath.floor(x);
            case SQRT -> (float) Math.sqrt(x);
            case EXP -> FloatMath.exp(x);
            case EXPM1 -> FloatMath.expm1(x);
            case LN -> FloatMath.ln(x);
            case LOG1P -> FloatMath.log1p(x);
            case TANH -> FloatMath.tanh(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case SOFTPLUS -> FloatMath.softplus(x);
            case ERF -> FloatMath.erf(x);
            case SIN -> FloatMath.sin(x);
            case COS -> FloatMath.cos(x);
        };
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
        for (int i = 0; i < length; i++) {
            out[outFirst + i] = pair(function, x[xFirst + i], y[yFirst + i]);
        }
    }

    /** Applies a function to two numbers. */
    public static float pair(BinaryFunction function, float x, float y) {
        return switch (function) {
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case XLOGY -> FloatMath.xlogy(x, y);
        };
    }

    @Override
    public void combine(
            Operator operator, float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        switch (operator) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    out[outFirst + i] = x[xFirst + i] + y[yFirst + i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < length; i++) {
                    out[outFirst + i] = x[xFirst + i] - y[yFirst + i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < length; i++) {
                    out[outFirst + i] = x[xFirst + i] * y[yFirst + i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < length; i++) {
                    out[outFirst + i] = x[xFirst + i] / y[yFirst + i];
                }
            }
            case POWER -> {
                for (int i = 0; i < length; i++) {
                    out[outFirst + i] = FloatMath.power(x[xFirst + i], y[yFirst + i]);
                }
            }
        }
    }

    /** Applies an operator to two numbers. */
    public static float combine(Operator operator, float x, float y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case POWER -> FloatMath.power(x, y);
        };
    }

    @Override
    public void negate(float[] x, int xFirst, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i++) {
            out[outFirst + i] = -x[xFirst + i];
        }
    }

    @Override
    public void wholePower(float[] x, int xFirst, int exponent, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i++) {
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
        for (int i = 0; i < length; i++) {
            out[outFirst + i] =
                    holds(relation, x[xFirst + i], y[yFirst + i]) ? then[thenFirst + i] : otherwise[otherwiseFirst + i];
        }
    }

    /** Returns whether the relation holds between two numbers. */
    public static boolean holds(Relation relation, float x, float y) {
        return switch (relation) {
            case LESS -> x < y;
            case LESS_OR_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_OR_EQUAL -> x >= y;
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
        };
    }

    @Override
    public void columnSums(
            float[] matrix, int first, int rows, int columns, int from, int to, float[] sums, int sumsFirst) {
        Arrays.fill(sums, sumsFirst + from, sumsFirst + to, 0);
        for (int r = 0; r < rows; r++) {
            int row = first + r * columns;
            for (int c = from; c < to; c++) {
                sums[sumsFirst + c] += matrix[row + c];
            }
        }
    }

    @Override
    public boolean finite(float[] x, int first, int length) {
        // x * 0 is 0, unless x is NaN or infinite.
        float sum = 0;
        for (int i = 0; i < length; i++) {
            sum += x[first + i] * 0;
        }
        return sum == 0;
    }
}
