package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.disk.Secret;
import dev.nn.application.table.Coding;
import dev.nn.application.table.TableCoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A writer of cell files. */
final class CellFileWriter implements AutoCloseable {
    private final Path file;
    private final Secret secret;
    private final Path part;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    /** Creates a writer to a temporary sibling, which replaces the file when finished. */
    static CellFileWriter of(Path file, Secret secret) throws CellFile.CellFileFailure {
        try {
            return new CellFileWriter(file, secret);
        } catch (IOException e) {
            throw new CellFile.CellFileFailure(e);
        }
    }

    private CellFileWriter(Path file, Secret secret) throws IOException {
        this.file = file;
        this.secret = secret;
        // A unique name, because other processes and other trials of a sweep may write the same
        // cells.
        String maker = ProcessHandle.current().pid() + "-"
                + (ThreadLocalRandom.current().nextLong() >>> 1);
        this.part = file.resolveSibling(file.getFileName() + "." + maker + ".part");
        this.channel = FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // The lock tells other processes that the file is being written, whatever they know of this
        // process. It is released even if a signal ends the process.
        channel.lock();
        part.toFile().deleteOnExit();
    }

    void row(double[] cells) throws CellFile.CellFileFailure {
        for (double cell : cells) {
            if (buffer.remaining() < Double.BYTES) {
                flush();
            }
            buffer.putDouble(cell);
        }
    }

    /** Appends the description of the cells and moves the file to its final name. */
    void finish(String key, List<String> header, TableCoder coder, TableParser.ParseWarnings found)
            throws CellFile.CellFileFailure {
        try {
            flush();
            long start = channel.size();
            byte[] json =
                    JsonText.line(describe(key, header, coder.codings(), found)).getBytes(StandardCharsets.UTF_8);
            append(ByteBuffer.wrap(json));
            ByteBuffer trailer = ByteBuffer.allocate(CellFile.TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            append(trailer.putLong(start)
                    .putLong(json.length)
                    .limit(2 * Long.BYTES)
                    .flip());
            append(trailer.clear()
                    .put(CellFile.code(channel, channel.size(), secret))
                    .flip());
            channel.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CellFile.CellFileFailure(e);
        }
    }

    private static Map<String, Object> describe(
            String key, List<String> header, List<Coding> codings, TableParser.ParseWarnings found) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", header.get(c));
            if (codings.get(c) instanceof Coding.Words words) {
                column.put("words", words.words());
                column.put("may_miss", words.mayMiss());
            } else if (codings.get(c) instanceof Coding.MixedOverflow lost) {
                column.put("lost", lost.word());
                column.put("line", lost.line());
            } else if (codings.get(c) instanceof Coding.NumbersOnly plain) {
                column.put(
                        "respelled",
                        Arrays.stream(plain.respelled())
                                .mapToObj(Double::toString)
                                .toList());
                column.put("may_miss", plain.mayMiss());
            }
            columns.add(column);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format_version", CellFile.FORMAT_VERSION);
        all.put("key", key);
        all.put("columns", columns);
        all.put("unnamed", found.unnamed());
        all.put(
                "notes",
                found.notes().stream()
                        .map(note -> Map.of(
                                "line", note.position().line(), "column", note.path(), "message", note.message()))
                        .toList());
        return all;
    }

    private void flush() throws CellFile.CellFileFailure {
        try {
            append(buffer.flip());
            buffer.clear();
        } catch (IOException e) {
            throw new CellFile.CellFileFailure(e);
        }
    }

    private void append(ByteBuffer bytes) throws IOException {
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void close() throws CellFile.CellFileFailure {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new CellFile.CellFileFailure(e);
        }
    }
}
