package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.disk.Secret;
import dev.nn.application.key.Resolution;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.CsvKeys;
import dev.nn.application.table.Table;
import dev.nn.application.table.TableCoder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table whose cells are cached in a file beside it, {@code <name>.<key>-<version>.nn-cells}. The
 * file is created on first read, found again by the hash of the table's content and format, and
 * memory-mapped.
 */
record TableOnDisk(Path file, String source, CsvFormat format, Secret secret, Problems problems) {

    private static final String ENDING = ".nn-cells";
    private static final String VERSION = "-" + CellFile.FORMAT_VERSION;
    private static final int KEY_DIGITS = 8;

    Optional<Table> table() throws IOException {
        String sha256 = Hashes.sha256(file);
        String name = String.valueOf(file.getFileName());
        String key = key(sha256);
        String shown = sha256.substring(0, KEY_DIGITS) + key.substring(0, KEY_DIGITS);
        Path cells = file.resolveSibling(name + "." + shown + VERSION + ENDING);
        Optional<CellFile.Content> found = CellFile.read(cells, key, secret);
        if (found.isEmpty() && !made(cells, key, sha256)) {
            return Optional.empty();
        }
        prune(name, sha256.substring(0, KEY_DIGITS));
        CellFile.Content content = found.isPresent()
                ? found.get()
                : CellFile.read(cells, key, secret)
                        .orElseThrow(() -> new IOException(cells + " differs from the data written"));
        List<Problem> notes = content.notes().stream()
                .map(note -> new Problem(new Position(source, note.line(), 1), note.column(), note.message()))
                .toList();
        return Optional.of(new Table(
                source, sha256, content.header(), content.codings(), content.cells(), notes, content.unnamed()));
    }

    /** Returns a hash of everything that the cells depend on. */
    private String key(String sha256) {
        Map<String, Object> all = new LinkedHashMap<>(CsvKeys.FORMAT.written(format, Resolution.NONE));
        if (format.everyRow()) {
            all.put("every_row", true);
        }
        all.put("sha256", sha256);
        all.put("owner", secret.owner());
        all.put("most_words", List.of(TableCoder.MAX_TEXTS_PER_COLUMN, TableCoder.MAX_TEXTS_PER_TABLE));
        all.put("format_version", CellFile.FORMAT_VERSION);
        return Hashes.sha256(JsonText.line(all).getBytes(StandardCharsets.UTF_8));
    }

    private boolean made(Path cells, String key, String sha256) throws IOException {
        try (CellFileWriter writer = CellFileWriter.of(cells, secret)) {
            Sink sink = new Sink(writer);
            Optional<TableParser.ParseWarnings> found;
            MessageDigest hash = Hashes.sha256();
            try (TableBytes bytes = TableBytes.open(file, hash)) {
                found = bytes.refused(source, problems)
                        ? Optional.empty()
                        : new TableParser(source, format, problems).parse(bytes.text(), sink);
                bytes.readToTheEnd();
            }
            if (found.isPresent() && !Hashes.text(hash).equals(sha256)) {
                problems.add(Position.of(source), "", "was modified while it was read");
                return false;
            }
            if (found.isPresent()) {
                writer.finish(key, sink.header, sink.coder, found.get());
            }
            return found.isPresent();
        } catch (CellFile.CellFileFailure e) {
            problems.add(
                    Position.of(DataPath.shown(cells)),
                    "",
                    "can't be written: " + e.getMessage()
                            + "; a table this large needs free space beside it, about as much as" + " its own size");
            return false;
        }
    }

    /**
     * Deletes obsolete cell files: those of earlier content, of an earlier nn, or of a killed
     * process.
     */
    private void prune(String name, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Pattern ours = Pattern.compile(Pattern.quote(name) + "\\.([0-9a-f]{" + KEY_DIGITS + "})[0-9a-f]{" + KEY_DIGITS
                + "}(-[0-9]+)?" + ENDING + "(\\.[0-9]+-[0-9]+\\.part)?");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path other : files) {
                Matcher parts = ours.matcher(String.valueOf(other.getFileName()));
                boolean useless = parts.matches()
                        && (parts.group(3) == null
                                ? !parts.group(1).equals(content) || !VERSION.equals(parts.group(2))
                                : isLeft(other));
                if (useless) {
                    deleteIfPossible(other);
                }
            }
        }
    }

    /**
     * Returns whether no process writes the file: a writer holds a lock on it until its process
     * ends.
     */
    private static boolean isLeft(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            // Its writer has just finished, or is this process.
            return false;
        }
    }

    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The file only takes space. Another process may have it open, or the folder may belong
            // to another user.
        }
    }

    /** A sink that encodes rows and writes them to the cell file. */
    private static final class Sink implements RowSink {
        private final CellFileWriter writer;
        private List<String> header = List.of();
        private TableCoder coder = new TableCoder(0, 0);
        private double[] row = new double[1];

        Sink(CellFileWriter writer) {
            this.writer = writer;
        }

        @Override
        public void header(List<String> names) {
            header = names;
            coder = new TableCoder(names.size(), TableCoder.MAX_TEXTS_PER_COLUMN);
            row = new double[names.size() + 1];
        }

        @Override
        public void row(List<String> values, long line) throws IOException {
            coder.code(values, line, row);
            writer.row(row);
        }
    }
}
