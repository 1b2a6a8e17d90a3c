package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.TruncatedFile;
import dev.nn.application.table.Cells;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;

/** Rows in memory-mapped pieces of a file. */
record MappedCells(String file, List<DoubleBuffer> pieces, int rowsOfPiece, int width, int rows) implements Cells {

    static MappedCells of(String file, FileChannel channel, long bytes, int width) throws IOException {
        long row = (long) width * Double.BYTES;
        int rowsOfPiece = (int) (CellFile.PIECE / row);
        List<DoubleBuffer> pieces = new ArrayList<>();
        for (long from = 0; from < bytes; from += rowsOfPiece * row) {
            pieces.add(channel.map(MapMode.READ_ONLY, from, Math.min(rowsOfPiece * row, bytes - from))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer());
        }
        return new MappedCells(file, pieces, rowsOfPiece, width, Math.toIntExact(bytes / row));
    }

    @Override
    public double cell(int row, int column) {
        try {
            return pieces.get(row / rowsOfPiece).get(row % rowsOfPiece * width + column);
        } catch (InternalError e) {
            throw TruncatedFile.of(file, e);
        }
    }

    @Override
    public void row(int row, double[] out, int offset, int count) {
        try {
            pieces.get(row / rowsOfPiece).get(row % rowsOfPiece * width, out, offset, count);
        } catch (InternalError e) {
            throw TruncatedFile.of(file, e);
        }
    }

    @Override
    public boolean inMemory() {
        return false;
    }
}
