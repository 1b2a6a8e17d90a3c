package dev.nn.adapters.file.csv;

import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.application.data.Table;
import dev.nn.application.data.TableCoder;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table whose cells are in a file of their own beside it, {@code <name>.<key>.nn-cells}: made at the first reading, found
 * again by the hash of the table's content and format, mapped into the memory.
 */
record TableOnDisk(Path file, String source, CsvFormat format, Problems problems) {

    private static final String ENDING = ".nn-cells";
    private static final int KEY_DIGITS = 16;

    Optional<Table> table() throws IOException {
        String sha256 = Hashes.sha256(file);
        String name = String.valueOf(file.getFileName());
        String key = Hashes.sha256((sha256 + format).getBytes(StandardCharsets.UTF_8));
        Path cells = file.resolveSibling(name + "." + key.substring(0, KEY_DIGITS) + ENDING);
        Optional<CellFile.Content> found = CellFile.read(cells, key);
        if (found.isEmpty() && !made(cells, key)) {
            return Optional.empty();
        }
        prune(name, cells);
        CellFile.Content content = found.isPresent()
                ? found.get()
                : CellFile.read(cells, key).orElseThrow(() -> new IOException(cells + " is not as it was written"));
        return Optional.of(new Table(source, sha256, content.header(), content.codings(), content.cells()));
    }

    private boolean made(Path cells, String key) throws IOException {
        try (CellFileWriter writer = CellFileWriter.of(cells)) {
            Sink sink = new Sink(writer);
            boolean sound;
            try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                sound = new TableParser(source, format, problems).parse(bytes, sink);
            }
            if (sound) {
                writer.finish(key, sink.header, sink.coder);
            }
            return sound;
        } catch (CellFile.Refused e) {
            problems.add(
                    Position.of(DataPath.shown(cells)),
                    "",
                    "can't be written: " + e.getMessage()
                            + "; a table this large needs room beside it, about as much as" + " itself");
            return false;
        }
    }

    /** Cells of what the file was before are of no use to anyone. */
    private void prune(String name, Path kept) throws IOException {
        Path folder = kept.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path other : files) {
                String text = String.valueOf(other.getFileName());
                boolean ours = text.startsWith(name + ".")
                        && text.endsWith(ENDING)
                        && text.length() == name.length() + 1 + KEY_DIGITS + ENDING.length();
                if (ours && !other.getFileName().equals(kept.getFileName())) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    /** Codes rows and hands them to the file. */
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
            coder = new TableCoder(names.size(), TableCoder.MOST_SPELLINGS);
            row = new double[names.size() + 1];
        }

        @Override
        public void row(List<String> values, long line) throws IOException {
            coder.code(values, line, row);
            writer.row(row);
        }
    }
}
