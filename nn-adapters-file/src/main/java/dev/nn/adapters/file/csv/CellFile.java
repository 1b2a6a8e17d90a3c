package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.Secret;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.application.table.Cells;
import dev.nn.application.table.Coding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import tools.jackson.core.JacksonException;

/**
 * A cache file of table cells: all rows as little-endian float64, then their description as JSON,
 * then its offset, its length and an authentication code of everything before. The file is used
 * only if this user's nn wrote all of it; otherwise anyone who can write beside the table could
 * alter the training data.
 */
final class CellFile {

    static final int FORMAT_VERSION = 4;
    static final int CODE = 32;
    static final int TRAILER = 2 * Long.BYTES + CODE;
    private static final long MAX_JSON = 1L << 29;
    static final int PIECE = 1 << 28;

    private CellFile() {}

    /** The content of a cell file. */
    record Content(List<String> header, List<Coding> codings, Cells cells, List<Note> notes, List<String> unnamed) {}

    /** A warning about the table, with the line that it refers to. */
    record Note(int line, String column, String message) {}

    /** A failure to write the cell file. */
    static final class CellFileFailure extends IOException {
        private static final long serialVersionUID = 1L;

        CellFileFailure(IOException cause) {
            super(FailureReasons.of(cause), cause);
        }
    }

    /** Reads the content; returns nothing if the file is missing, has another key or is damaged. */
    static Optional<Content> read(Path file, String key, Secret secret) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = channel.size();
            if (size < TRAILER) {
                return Optional.empty();
            }
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            readFully(channel, trailer, size - TRAILER);
            long start = trailer.getLong(0);
            long length = trailer.getLong(Long.BYTES);
            if (start < 0 || length < 0 || length > MAX_JSON || start != size - TRAILER - length) {
                return Optional.empty();
            }
            byte[] code = Arrays.copyOfRange(trailer.array(), 2 * Long.BYTES, TRAILER);
            if (!MessageDigest.isEqual(code(channel, size - CODE, secret), code)) {
                return Optional.empty();
            }
            ByteBuffer json = ByteBuffer.allocate((int) length);
            readFully(channel, json, start);
            return content(file, JsonTree.parse(new String(json.array(), StandardCharsets.UTF_8)), key, channel, start);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Content> content(
            Path file, JsonTree.Value json, String key, FileChannel channel, long bytes) throws IOException {
        if (json.path("format_version").asInt(0) != FORMAT_VERSION
                || !json.path("key").asString("").equals(key)) {
            return Optional.empty();
        }
        List<String> header = new ArrayList<>();
        List<Coding> codings = new ArrayList<>();
        for (JsonTree.Value column : json.path("columns")) {
            header.add(column.path("name").asString(""));
            codings.add(coding(column));
        }
        List<Note> notes = new ArrayList<>();
        json.path("notes")
                .forEach(note -> notes.add(new Note(
                        note.path("line").asInt(1),
                        note.path("column").asString(""),
                        note.path("message").asString(""))));
        List<String> unnamed = new ArrayList<>();
        json.path("unnamed").forEach(name -> unnamed.add(name.asString("")));
        long width = header.size() + 1L;
        return bytes % (width * Double.BYTES) != 0
                ? Optional.empty()
                : Optional.of(new Content(
                        header, codings, MappedCells.of(file.toString(), channel, bytes, (int) width), notes, unnamed));
    }

    private static Coding coding(JsonTree.Value column) {
        boolean mayMiss = column.path("may_miss").asBoolean(true);
        if (column.has("words")) {
            List<String> words = new ArrayList<>();
            column.path("words").forEach(word -> words.add(word.asString("")));
            return Coding.Words.of(words, mayMiss);
        } else if (column.has("lost")) {
            return new Coding.MixedOverflow(
                    column.path("lost").asString(""), column.path("line").asLong(1));
        }
        List<Double> respelled = new ArrayList<>();
        column.path("respelled").forEach(number -> respelled.add(Double.valueOf(number.asString("NaN"))));
        return new Coding.NumbersOnly(
                respelled.stream().mapToDouble(Double::doubleValue).toArray(), mayMiss);
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new IOException("is truncated");
            }
            at += count;
        }
    }

    /** Computes the authentication code of the first bytes of a file. */
    static byte[] code(FileChannel channel, long bytes, Secret secret) throws IOException {
        Mac code = secret.code();
        for (long from = 0; from < bytes; from += PIECE) {
            code.update(channel.map(MapMode.READ_ONLY, from, Math.min(PIECE, bytes - from)));
        }
        return code.doFinal();
    }
}
