package dev.nn.plugin.cpu;

import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The innermost loops, over stretches of arrays: {@code x, xFirst} is the stretch of {@code x} that begins at
 * {@code xFirst}. Every implementation does the same operations on each element, so the bits are the same. An output
 * may be an input at the same place. Stateless and thread-safe.
 */
public interface Kernels {

    /** Bits of what one instruction works on. */
    int bits();

    /** How it works, for people. */
    String words();

    /** The most columns of a panel that {@link #panel} takes in one go. */
    int panelWidth();

    /** How wide a panel of so many columns is packed, the rest being room: whole vectors where there are any. */
    int packedWidth(int columns);

    /**
     * A product with a packed panel: {@code c[i, j] = (sum over k of a[i, k] * panel[k, j]) + bias[j]}, each element one
     * chain of fused multiply-adds in increasing k.
     *
     * @param rows of c
     * @param aRow distance of {@code a[i + 1, k]} from {@code a[i, k]}
     * @param aStep distance of {@code a[i, k + 1]} from {@code a[i, k]}
     * @param panel {@code [inner, width]} without gaps
     * @param width a {@link #packedWidth}
     * @param cRow distance of rows of c; {@code width} columns are written
     * @param resume whether the chains go on from what c holds, or begin at +0
     * @param bias added last, or nothing
     */
    void panel(
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
            int biasFirst);

    /** Rows of a packed tile of A. */
    int TILE = 8;

    /**
     * The same as {@link #panel} for rows of A that are packed in tiles of {@link #TILE}: element {@code [i, k]} of a
     * tile is at {@code k * TILE + i}, tiles follow each other without gaps.
     */
    void packedPanel(
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
            int biasFirst);

    /**
     * Packs tiles of a transposed A, whose rows lie side by side: element {@code [i, k]} of tile t is at {@code first +
     * k * step + t * TILE + i}.
     */
    void packTiles(float[] a, int first, int step, int inner, int tiles, float[] packed);

    /** Packs {@code width} columns of row-major rows that are {@code stride} apart into a panel without gaps. */
    void pack(float[] b, int first, int stride, int inner, float[] panel, int width);

    /**
     * A function of one argument.
     *
     * @param room at least twice {@code length} numbers for what it has to remember between passes; not one of the others
     */
    void apply(Elementary function, float[] x, int xFirst, float[] out, int outFirst, int length, float[] room);

    /** A named function of two arguments. */
    void pair(
            BinaryFunction function,
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] out,
            int outFirst,
            int length);

    /** An infix operation. */
    void combine(
            Operator operator, float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length);

    /** {@code -x}. */
    void negate(float[] x, int xFirst, float[] out, int outFirst, int length);

    /** A whole power. */
    void wholePower(float[] x, int xFirst, int exponent, float[] out, int outFirst, int length);

    /** {@code x relation y ? then : otherwise}. */
    void select(
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
            int length);

    /** Sums of columns {@code from} to {@code to}, rows in increasing order. */
    void columnSums(float[] matrix, int first, int rows, int columns, int from, int to, float[] sums, int sumsFirst);

    /** Whether no element is NaN or infinite. */
    boolean finite(float[] x, int first, int length);
}
