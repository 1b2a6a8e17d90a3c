package dev.nn.plugin.cpu;

import dev.nn.domain.tensor.Float32Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A matrix product: {@code out = A B} or {@code A B + bias}. B is cut into panels of columns, which
 * are packed and multiplied by {@link Kernels#panel}. Threads compute different parts of the
 * output. No element's sum is split between threads, so the result is bit-identical for any block
 * sizes and any number of threads.
 *
 * <p>Block sizes: a packed panel of {@link #INNER} rows and the rows of A that it multiplies fit in
 * the L2 cache. An instance belongs to one engine.
 */
final class Product implements Workers.Task {

    private static final int INNER = 256;
    private static final int ROWS = 512;

    /** The minimum number of multiply-adds at which distributing work to threads pays off. */
    private static final long WORTH_THREADS = 1 << 19;

    /** The minimum number of panels per row at which packing the rows of A pays off. */
    private static final int WORTH_PACKING = 4;

    /** The minimum number of elements of a transposed A at which packing its rows pays off. */
    private static final int WORTH_PACKING_TILES = 4096;

    private final Kernels kernels;
    private final Workers workers;
    private final int width;
    private final Buffers[] buffers;

    private float[] a = {};
    private float[] b = {};
    private float[] c = {};
    private float @Nullable [] bias;
    private int aFirst;
    private int aRow;
    private int aStep;
    private int bFirst;
    private int bStride;
    private boolean bTransposed;
    private int cFirst;
    private int biasFirst;
    private int rows;
    private int inner;
    private int columns;

    /** The packing buffers of one thread. */
    private static final class Buffers {
        private float[] panel = {};
        private float[] tiles = {};
        private float[] edge = {};
        private float[] edgeBias = {};
    }

    Product(Kernels kernels, Workers workers) {
        this.kernels = kernels;
        this.workers = workers;
        this.width = kernels.panelWidth();
        this.buffers = new Buffers[workers.threads()];
        Arrays.setAll(buffers, t -> new Buffers());
    }

    void run(
            Float32Tensor left,
            boolean transposeLeft,
            Float32Tensor right,
            boolean transposeRight,
            @Nullable Float32Tensor row,
            Float32Tensor out) {
        rows = transposeLeft ? left.columns() : left.rows();
        inner = transposeLeft ? left.rows() : left.columns();
        columns = transposeRight ? right.rows() : right.columns();
        a = left.storage();
        aFirst = left.offset();
        aRow = transposeLeft ? 1 : left.columns();
        aStep = transposeLeft ? left.columns() : 1;
        b = right.storage();
        bFirst = right.offset();
        bStride = right.columns();
        bTransposed = transposeRight;
        c = out.storage();
        cFirst = out.offset();
        bias = row == null ? null : row.storage();
        biasFirst = row == null ? 0 : row.offset();
        if (workers.threads() > 1 && (long) rows * inner * columns >= WORTH_THREADS) {
            workers.run(this);
        } else {
            run(0, 1);
        }
    }

    @Override
    public void run(int part, int parts) {
        int panels = (columns + width - 1) / width;
        if (panels >= 2 * parts || (panels >= parts && rows < 2 * Kernels.TILE * parts)) {
            int from = Workers.bound(panels, 1, part, parts);
            cut(buffers[part], 0, rows, from, Workers.bound(panels, 1, part + 1, parts));
        } else {
            int from = Workers.bound(rows, Kernels.TILE, part, parts);
            cut(buffers[part], from, Workers.bound(rows, Kernels.TILE, part + 1, parts), 0, panels);
        }
    }

    /** Computes one thread's rows and panels. */
    private void cut(Buffers own, int fromRow, int toRow, int fromPanel, int toPanel) {
        int deepest = Math.max(1, Math.min(inner, INNER));
        if (own.panel.length < deepest * width) {
            own.panel = new float[deepest * width];
        }
        for (int row = fromRow; row < toRow; row += ROWS) {
            int height = Math.min(ROWS, toRow - row);
            // An inner size of 0 still writes zeros, and the bias.
            for (int k = 0; k < Math.max(1, inner); k += INNER) {
                int depth = Math.min(INNER, inner - k);
                boolean packs =
                        aStep == 1 ? toPanel - fromPanel >= WORTH_PACKING : depth * height >= WORTH_PACKING_TILES;
                int tiles = packs ? packTiles(own, row, height, k, depth) : 0;
                for (int p = fromPanel; p < toPanel; p++) {
                    int column = p * width;
                    int taken = Math.min(width, columns - column);
                    int wide = kernels.packedWidth(taken);
                    pack(own.panel, k, depth, column, taken, wide);
                    if (taken == wide) {
                        panel(own, tiles, row, height, k, depth, column, wide);
                    } else {
                        edge(own, tiles, row, height, k, depth, column, taken, wide);
                    }
                }
            }
        }
    }

    private void panel(Buffers own, int tiles, int row, int height, int k, int depth, int column, int wide) {
        float[] add = k + depth >= inner ? bias : null;
        int to = cFirst + row * columns + column;
        rows(own, tiles, row, height, k, depth, wide, c, to, columns, add, biasFirst + column);
    }

    /** Multiplies whole tiles from the packed block, and the remaining rows from A itself. */
    private void rows(
            Buffers own,
            int tiles,
            int row,
            int height,
            int k,
            int depth,
            int wide,
            float[] out,
            int to,
            int outRow,
            float @Nullable [] add,
            int addFirst) {
        boolean resume = k > 0;
        if (tiles > 0) {
            kernels.packedPanel(tiles, depth, own.tiles, own.panel, wide, out, to, outRow, resume, add, addFirst);
        }
        int done = tiles * Kernels.TILE;
        if (done < height) {
            kernels.panel(
                    height - done,
                    depth,
                    a,
                    aFirst + (row + done) * aRow + k * aStep,
                    aRow,
                    aStep,
                    own.panel,
                    wide,
                    out,
                    to + done * outRow,
                    outRow,
                    resume,
                    add,
                    addFirst);
        }
    }

    /** Packs all whole tiles of A and returns their number. */
    private int packTiles(Buffers own, int row, int height, int k, int depth) {
        int tiles = height / Kernels.TILE;
        if (own.tiles.length < (tiles + 1) * Kernels.TILE * depth) {
            // One extra tile, because wide vectors may write beyond the last.
            own.tiles = new float[(tiles + 1) * Kernels.TILE * depth];
        }
        int from = aFirst + row * aRow + k * aStep;
        if (aStep == 1) {
            for (int t = 0; t < tiles; t++) {
                transpose(
                        a,
                        from + t * Kernels.TILE * aRow,
                        aRow,
                        depth,
                        own.tiles,
                        t * depth * Kernels.TILE,
                        Kernels.TILE);
            }
        } else {
            kernels.packTiles(a, from, aStep, depth, tiles, own.tiles);
        }
        return tiles;
    }

    /**
     * Transposes eight rows into eight columns, so that each cache line is used while it is cached.
     */
    private static void transpose(float[] from, int first, int stride, int depth, float[] into, int at, int distance) {
        int r0 = first;
        int r1 = r0 + stride;
        int r2 = r1 + stride;
        int r3 = r2 + stride;
        int r4 = r3 + stride;
        int r5 = r4 + stride;
        int r6 = r5 + stride;
        int r7 = r6 + stride;
        for (int k = 0; k < depth; k++) {
            int to = at + k * distance;
            into[to] = from[r0 + k];
            into[to + 1] = from[r1 + k];
            into[to + 2] = from[r2 + k];
            into[to + 3] = from[r3 + k];
            into[to + 4] = from[r4 + k];
            into[to + 5] = from[r5 + k];
            into[to + 6] = from[r6 + k];
            into[to + 7] = from[r7 + k];
        }
    }

    /**
     * Multiplies the last columns, if they don't fill a panel. Their sums are kept in a buffer as
     * wide as the panel.
     */
    private void edge(Buffers own, int tiles, int row, int height, int k, int depth, int column, int taken, int wide) {
        if (own.edge.length < height * wide) {
            own.edge = new float[height * width];
        }
        boolean last = k + depth >= inner;
        float[] add = last ? bias : null;
        if (add != null) {
            if (own.edgeBias.length == 0) {
                own.edgeBias = new float[width];
            }
            System.arraycopy(add, biasFirst + column, own.edgeBias, 0, taken);
            add = own.edgeBias;
        }
        rows(own, tiles, row, height, k, depth, wide, own.edge, 0, wide, add, 0);
        for (int r = 0; last && r < height; r++) {
            int to = cFirst + (row + r) * columns + column;
            for (int j = 0; j < taken; j++) {
                c[to + j] = own.edge[r * wide + j];
            }
        }
    }

    private void pack(float[] panel, int k, int depth, int column, int taken, int wide) {
        if (bTransposed) {
            packTransposed(panel, bFirst + column * bStride + k, depth, taken, wide);
        } else if (taken == wide) {
            kernels.pack(b, bFirst + k * bStride + column, bStride, depth, panel, wide);
        } else {
            for (int r = 0; r < depth; r++) {
                int from = bFirst + (k + r) * bStride + column;
                for (int j = 0; j < taken; j++) {
                    panel[r * wide + j] = b[from + j];
                }
            }
        }
    }

    private void packTransposed(float[] panel, int first, int depth, int taken, int wide) {
        int j = 0;
        for (; j + 8 <= taken; j += 8) {
            transpose(b, first + j * bStride, bStride, depth, panel, j, wide);
        }
        for (; j < taken; j++) {
            int from = first + j * bStride;
            for (int k = 0; k < depth; k++) {
                panel[k * wide + j] = b[from + k];
            }
        }
    }
}
