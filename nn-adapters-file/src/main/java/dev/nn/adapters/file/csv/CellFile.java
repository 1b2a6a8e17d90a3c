package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.disk.Reasons;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.application.data.Cells;
import dev.nn.application.data.Coding;
import dev.nn.application.data.TableCoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Cells in a file: all rows as float64 in little-endian order, then what they mean as JSON, then where that begins, its
 * length and a checksum of everything before. It counts as present only when all of it is as it was written.
 */
final class CellFile {

    private static final int FORMAT_VERSION = 1;
    private static final int TRAILER = 3 * Long.BYTES;
    private static final long MOST_JSON = 1L << 29;
    private static final int PIECE = 1 << 28;

    private CellFile() {}

    /** What a file holds. */
    record Content(List<String> header, List<Coding> codings, Cells cells) {}

    /** The disk doesn't take it. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(IOException cause) {
            super(Reasons.of(cause), cause);
        }
    }

    /** The content; nothing where there is no such file, or it is of another key, or damaged. */
    static Optional<Content> read(Path file, String key) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < TRAILER) {
                return Optional.empty();
            }
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            readFully(channel, trailer, size - TRAILER);
            long start = trailer.getLong(0);
            long length = trailer.getLong(Long.BYTES);
            if (start < 0 || length < 0 || length > MOST_JSON || start != size - TRAILER - length) {
                return Optional.empty();
            }
            if (checksum(channel, size - Long.BYTES) != trailer.getLong(2 * Long.BYTES)) {
                return Optional.empty();
            }
            ByteBuffer json = ByteBuffer.allocate((int) length);
            readFully(channel, json, start);
            return content(JsonTree.parse(new String(json.array(), StandardCharsets.UTF_8)), key, channel, start);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Content> content(JsonNode json, String key, FileChannel channel, long bytes)
            throws IOException {
        if (json.path("format_version").asInt(0) != FORMAT_VERSION
                || !json.path("key").asString("").equals(key)) {
            return Optional.empty();
        }
        List<String> header = new ArrayList<>();
        List<Coding> codings = new ArrayList<>();
        for (JsonNode column : json.path("columns")) {
            header.add(column.path("name").asString(""));
            codings.add(coding(column));
        }
        long width = header.size() + 1L;
        return bytes % (width * Double.BYTES) != 0
                ? Optional.empty()
                : Optional.of(new Content(header, codings, MappedCells.of(channel, bytes, (int) width)));
    }

    private static Coding coding(JsonNode column) {
        if (column.has("words")) {
            List<String> words = new ArrayList<>();
            column.path("words").forEach(word -> words.add(word.asString("")));
            return Coding.Words.of(words);
        }
        return column.path("plain").asBoolean(false)
                ? new Coding.Plain()
                : new Coding.Lost(column.path("lost").asString(""));
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new IOException("is cut off");
            }
            at += count;
        }
    }

    private static long checksum(FileChannel channel, long bytes) throws IOException {
        CRC32C checksum = new CRC32C();
        for (long from = 0; from < bytes; from += PIECE) {
            checksum.update(channel.map(MapMode.READ_ONLY, from, Math.min(PIECE, bytes - from)));
        }
        return checksum.getValue();
    }

    /** A writer to a sibling, which takes the file's place when it is finished. */
    static Writer write(Path file) throws Refused {
        try {
            return new Writer(file);
        } catch (IOException e) {
            throw new Refused(e);
        }
    }

    /** Rows on their way to the disk. */
    static final class Writer implements AutoCloseable {
        private final Path file;
        private final Path part;
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

        private Writer(Path file) throws IOException {
            this.file = file;
            this.part = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            this.channel = FileChannel.open(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        }

        void row(double[] cells) throws Refused {
            for (double cell : cells) {
                if (buffer.remaining() < Double.BYTES) {
                    flush();
                }
                buffer.putDouble(cell);
            }
        }

        /** Mends the cells of columns that changed their mind, and puts what all mean behind them. */
        void finish(String key, List<String> header, TableCoder coder) throws Refused {
            try {
                flush();
                long start = channel.size();
                for (int c = 0; c < header.size(); c++) {
                    mend(c, header.size() + 1, coder);
                }
                byte[] json =
                        JsonText.line(describe(key, header, coder.codings())).getBytes(StandardCharsets.UTF_8);
                append(ByteBuffer.wrap(json));
                ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
                append(trailer.putLong(start)
                        .putLong(json.length)
                        .limit(2 * Long.BYTES)
                        .flip());
                long checksum = checksum(channel, channel.size());
                append(trailer.clear().putLong(checksum).flip());
                channel.force(true);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new Refused(e);
            }
        }

        private void mend(int column, int width, TableCoder coder) throws IOException {
            long row = (long) width * Double.BYTES;
            int rowsOfPiece = (int) (PIECE / row);
            boolean plain = coder.codings().get(column) instanceof Coding.Plain;
            for (int from = 0; plain && from < coder.toMend(column); from += rowsOfPiece) {
                int rows = Math.min(rowsOfPiece, coder.toMend(column) - from);
                ByteBuffer piece =
                        channel.map(MapMode.READ_WRITE, from * row, rows * row).order(ByteOrder.LITTLE_ENDIAN);
                for (int r = 0; r < rows; r++) {
                    int at = Math.toIntExact(r * row) + column * Double.BYTES;
                    piece.putDouble(at, coder.mended(column, piece.getDouble(at)));
                }
            }
        }

        private static Map<String, Object> describe(String key, List<String> header, List<Coding> codings) {
            List<Map<String, Object>> columns = new ArrayList<>();
            for (int c = 0; c < header.size(); c++) {
                Map<String, Object> column = new LinkedHashMap<>();
                column.put("name", header.get(c));
                if (codings.get(c) instanceof Coding.Words words) {
                    column.put("words", words.words());
                } else if (codings.get(c) instanceof Coding.Lost lost) {
                    column.put("lost", lost.word());
                } else {
                    column.put("plain", true);
                }
                columns.add(column);
            }
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("format_version", FORMAT_VERSION);
            all.put("key", key);
            all.put("columns", columns);
            return all;
        }

        private void flush() throws Refused {
            try {
                append(buffer.flip());
                buffer.clear();
            } catch (IOException e) {
                throw new Refused(e);
            }
        }

        private void append(ByteBuffer bytes) throws IOException {
            long at = channel.size();
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void close() throws Refused {
            try {
                channel.close();
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new Refused(e);
            }
        }
    }

    /** Rows in pieces of a file that the system holds in memory as it sees fit. */
    private record MappedCells(List<DoubleBuffer> pieces, int rowsOfPiece, int width, int rows) implements Cells {

        static MappedCells of(FileChannel channel, long bytes, int width) throws IOException {
            long row = (long) width * Double.BYTES;
            int rowsOfPiece = (int) (PIECE / row);
            List<DoubleBuffer> pieces = new ArrayList<>();
            for (long from = 0; from < bytes; from += rowsOfPiece * row) {
                pieces.add(channel.map(MapMode.READ_ONLY, from, Math.min(rowsOfPiece * row, bytes - from))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asDoubleBuffer());
            }
            return new MappedCells(pieces, rowsOfPiece, width, Math.toIntExact(bytes / row));
        }

        @Override
        public double cell(int row, int column) {
            return pieces.get(row / rowsOfPiece).get(row % rowsOfPiece * width + column);
        }

        @Override
        public void row(int row, double[] out, int offset, int count) {
            pieces.get(row / rowsOfPiece).get(row % rowsOfPiece * width, out, offset, count);
        }

        @Override
        public boolean inMemory() {
            return false;
        }
    }
}
