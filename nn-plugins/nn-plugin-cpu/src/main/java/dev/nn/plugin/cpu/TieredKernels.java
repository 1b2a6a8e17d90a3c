package dev.nn.plugin.cpu;

import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Relation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Vector kernels that start as plain loops for small work. Until it is fully compiled, code on the
 * Vector API runs a hundred times slower than plain loops, and a small run would end before that.
 * Both forms return the same bits, so either may be used at any time. Each kind of kernel switches
 * to vectors once: at the first large piece of work, or when its vector form is measured to be
 * faster than the plain one.
 *
 * <p>Threads may race on the measurements. That changes when a measurement is taken, never a
 * result.
 */
final class TieredKernels implements Kernels {

    private final Kernels vector;
    private final PlainKernels plain = new PlainKernels();
    private final Gauge wideStart = new Gauge();
    private final Gauge wideResume = new Gauge();
    private final Gauge narrow = new Gauge();
    private final Gauge packed = new Gauge();
    private final Gauge packing = new Gauge();
    private final Gauge packingTiles = new Gauge();
    private final Map<Elementary, Gauge> applying = gauges(Elementary.class);
    private final Map<BinaryFunction, Gauge> pairing = gauges(BinaryFunction.class);
    private final Map<Operator, Gauge> combining = gauges(Operator.class);
    private final Map<Relation, Gauge> selecting = gauges(Relation.class);
    private final Gauge negating = new Gauge();
    private final Gauge raising = new Gauge();
    private final Gauge summing = new Gauge();
    private final Gauge checking = new Gauge();

    TieredKernels(Kernels vector) {
        this.vector = vector;
    }

    /** A comparison of the speed of one kernel's two forms. */
    private static final class Gauge {
        /**
         * The minimum work that uses the vector form at once. It lasts long enough, and the
         * compiler optimizes it within milliseconds.
         */
        private static final int LARGE = 512;

        /**
         * The interval at which smaller work uses the vector form. Such a run may end before the
         * code is compiled.
         */
        private static final int SHARE = 32;

        private boolean warm;
        private int calls;
        private double vectorTime = Double.POSITIVE_INFINITY;
        private double plainTime = Double.POSITIVE_INFINITY;

        boolean takesVector(int work) {
            calls++;
            return work >= LARGE || calls % SHARE == 0;
        }

        /**
         * Records the duration of a call. Compares the plain form's best time with the vector
         * form's two latest.
         */
        void note(boolean vectorForm, long nanoseconds, int work) {
            double time = (double) nanoseconds / Math.max(1, work);
            if (vectorForm) {
                warm = work >= LARGE || (time < plainTime && vectorTime < plainTime);
                vectorTime = time;
            } else {
                plainTime = Math.min(plainTime, time);
            }
        }
    }

    private static <E extends Enum<E>> Map<E, Gauge> gauges(Class<E> kinds) {
        Map<E, Gauge> gauges = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            gauges.put(kind, new Gauge());
        }
        return gauges;
    }

    private Kernels form(boolean vectorForm) {
        return vectorForm ? vector : plain;
    }

    @Override
    public int bits() {
        return vector.bits();
    }

    @Override
    public String words() {
        return vector.words();
    }

    @Override
    public int panelWidth() {
        return vector.panelWidth();
    }

    @Override
    public int packedWidth(int columns) {
        return vector.packedWidth(columns);
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
        Gauge gauge = width < vector.panelWidth() ? narrow : resume ? wideResume : wideStart;
        if (gauge.warm) {
            vector.panel(rows, inner, a, aFirst, aRow, aStep, panel, width, c, cFirst, cRow, resume, bias, biasFirst);
            return;
        }
        boolean vectorForm = gauge.takesVector(rows * inner);
        long start = System.nanoTime();
        form(vectorForm)
                .panel(rows, inner, a, aFirst, aRow, aStep, panel, width, c, cFirst, cRow, resume, bias, biasFirst);
        gauge.note(vectorForm, System.nanoTime() - start, rows * inner);
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
        Gauge gauge = packed;
        if (gauge.warm) {
            vector.packedPanel(tiles, inner, a, panel, width, c, cFirst, cRow, resume, bias, biasFirst);
            return;
        }
        boolean vectorForm = gauge.takesVector(tiles * TILE * inner);
        long start = System.nanoTime();
        form(vectorForm).packedPanel(tiles, inner, a, panel, width, c, cFirst, cRow, resume, bias, biasFirst);
        gauge.note(vectorForm, System.nanoTime() - start, tiles * TILE * inner);
    }

    @Override
    public void packTiles(float[] a, int first, int step, int inner, int tiles, float[] packedTiles) {
        Gauge gauge = packingTiles;
        if (gauge.warm) {
            vector.packTiles(a, first, step, inner, tiles, packedTiles);
            return;
        }
        boolean vectorForm = gauge.takesVector(tiles * TILE * inner);
        long start = System.nanoTime();
        form(vectorForm).packTiles(a, first, step, inner, tiles, packedTiles);
        gauge.note(vectorForm, System.nanoTime() - start, tiles * TILE * inner);
    }

    @Override
    public void pack(float[] b, int first, int stride, int inner, float[] panel, int width) {
        Gauge gauge = packing;
        if (gauge.warm) {
            vector.pack(b, first, stride, inner, panel, width);
            return;
        }
        boolean vectorForm = gauge.takesVector(inner * width);
        long start = System.nanoTime();
        form(vectorForm).pack(b, first, stride, inner, panel, width);
        gauge.note(vectorForm, System.nanoTime() - start, inner * width);
    }

    @Override
    public void apply(Elementary function, float[] x, int xFirst, float[] out, int outFirst, int length, float[] room) {
        Gauge gauge = Objects.requireNonNull(applying.get(function));
        if (gauge.warm) {
            vector.apply(function, x, xFirst, out, outFirst, length, room);
            return;
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        form(vectorForm).apply(function, x, xFirst, out, outFirst, length, room);
        gauge.note(vectorForm, System.nanoTime() - start, length);
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
        Gauge gauge = Objects.requireNonNull(pairing.get(function));
        if (gauge.warm) {
            vector.pair(function, x, xFirst, y, yFirst, out, outFirst, length);
            return;
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        form(vectorForm).pair(function, x, xFirst, y, yFirst, out, outFirst, length);
        gauge.note(vectorForm, System.nanoTime() - start, length);
    }

    @Override
    public void combine(
            Operator operator, float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length) {
        Gauge gauge = Objects.requireNonNull(combining.get(operator));
        if (gauge.warm) {
            vector.combine(operator, x, xFirst, y, yFirst, out, outFirst, length);
            return;
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        form(vectorForm).combine(operator, x, xFirst, y, yFirst, out, outFirst, length);
        gauge.note(vectorForm, System.nanoTime() - start, length);
    }

    @Override
    public void negate(float[] x, int xFirst, float[] out, int outFirst, int length) {
        Gauge gauge = negating;
        if (gauge.warm) {
            vector.negate(x, xFirst, out, outFirst, length);
            return;
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        form(vectorForm).negate(x, xFirst, out, outFirst, length);
        gauge.note(vectorForm, System.nanoTime() - start, length);
    }

    @Override
    public void wholePower(float[] x, int xFirst, int exponent, float[] out, int outFirst, int length) {
        Gauge gauge = raising;
        if (gauge.warm) {
            vector.wholePower(x, xFirst, exponent, out, outFirst, length);
            return;
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        form(vectorForm).wholePower(x, xFirst, exponent, out, outFirst, length);
        gauge.note(vectorForm, System.nanoTime() - start, length);
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
        Gauge gauge = Objects.requireNonNull(selecting.get(relation));
        if (gauge.warm) {
            vector.select(
                    relation, x, xFirst, y, yFirst, then, thenFirst, otherwise, otherwiseFirst, out, outFirst, length);
            return;
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        form(vectorForm)
                .select(
                        relation,
                        x,
                        xFirst,
                        y,
                        yFirst,
                        then,
                        thenFirst,
                        otherwise,
                        otherwiseFirst,
                        out,
                        outFirst,
                        length);
        gauge.note(vectorForm, System.nanoTime() - start, length);
    }

    @Override
    public void columnSums(
            float[] matrix, int first, int rows, int columns, int from, int to, float[] sums, int sumsFirst) {
        Gauge gauge = summing;
        if (gauge.warm) {
            vector.columnSums(matrix, first, rows, columns, from, to, sums, sumsFirst);
            return;
        }
        boolean vectorForm = gauge.takesVector(rows * (to - from));
        long start = System.nanoTime();
        form(vectorForm).columnSums(matrix, first, rows, columns, from, to, sums, sumsFirst);
        gauge.note(vectorForm, System.nanoTime() - start, rows * (to - from));
    }

    @Override
    public boolean finite(float[] x, int first, int length) {
        Gauge gauge = checking;
        if (gauge.warm) {
            return vector.finite(x, first, length);
        }
        boolean vectorForm = gauge.takesVector(length);
        long start = System.nanoTime();
        boolean result = form(vectorForm).finite(x, first, length);
        gauge.note(vectorForm, System.nanoTime() - start, length);
        return result;
    }
}
