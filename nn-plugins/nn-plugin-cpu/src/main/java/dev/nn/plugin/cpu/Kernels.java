package dev.nn.plugin.cpu;

import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The innermost loops, over ranges of arrays. {@code x, xFirst} is the range of {@code x} that
 * begins at {@code xFirst}. Every implementation performs the same operations on each element, so
 * the results are bit-identical. An output may be the same range as an input. Stateless and
 * thread-safe.
 */
public interface Kernels {

    /** Returns the number of bits that one instruction processes. */
    int bits();

    /** Returns a short description for the user. */
    String words();

    /** Returns the maximum number of columns of a {@link #panel}. */
    int panelWidth();

    /**
     * Returns the width to which a panel of the given number of columns is padded: whole vectors,
     * if the kernels use vectors.
     */
    int packedWidth(int columns);

    /**
     * Multiplies by a packed panel: {@code c[i, j] = (sum over k of a[i, k] * panel[k, j]) +
     * bias[j]}. Each element is one chain of fused multiply-adds in increasing k.
     *
     * @param rows number of rows of c
     * @param aRow distance from {@code a[i, k]} to {@code a[i + 1, k]}
     * @param aStep distance from {@code a[i, k]} to {@code a[i, k + 1]}
     * @param panel {@code [inner, width]}, contiguous
     * @param width a {@link #packedWidth}
     * @param cRow distance between rows of c, of which {@code width} columns are written
     * @param resume true to continue the chains from the values in c, false to begin at +0
     * @param bias row that is added last, or null
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

    /** The number of rows of a packed tile of A. */
    int TILE = 8;

    /**
     * Multiplies like {@link #panel}, for rows of A that are packed in tiles of {@link #TILE}.
     * Element {@code [i, k]} of a tile is at {@code k * TILE + i}. Tiles are contiguous.
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
     * Packs tiles of a transposed A, whose rows are adjacent: element {@code [i, k]} of tile t is
     * at {@code first + k * step + t * TILE + i}.
     */
    void packTiles(float[] a, int first, int step, int inner, int tiles, float[] packed);

    /**
     * Packs {@code width} columns of row-major rows, {@code stride} apart, into a contiguous panel.
     */
    void pack(float[] b, int first, int stride, int inner, float[] panel, int width);

    /**
     * Applies a function of one argument.
     *
     * @param room scratch memory of at least twice {@code length} elements; not one of the other
     *     arrays
     */
    void apply(Elementary function, float[] x, int xFirst, float[] out, int outFirst, int length, float[] room);

    /** Applies a named function of two arguments. */
    void pair(
            BinaryFunction function,
            float[] x,
            int xFirst,
            float[] y,
            int yFirst,
            float[] out,
            int outFirst,
            int length);

    /** Applies an infix operator. */
    void combine(
            Operator operator, float[] x, int xFirst, float[] y, int yFirst, float[] out, int outFirst, int length);

    /** Computes {@code -x}. */
    void negate(float[] x, int xFirst, float[] out, int outFirst, int length);

    /** Computes a power with an integer exponent. */
    void wholePower(float[] x, int xFirst, int exponent, float[] out, int outFirst, int length);

    /** Computes {@code x relation y ? then : otherwise}. */
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

    /** Computes the sums of columns {@code from} to {@code to}, adding rows in increasing order. */
    void columnSums(float[] matrix, int first, int rows, int columns, int from, int to, float[] sums, int sumsFirst);

    /** Returns whether all elements are finite. */
    boolean finite(float[] x, int first, int length);
}
