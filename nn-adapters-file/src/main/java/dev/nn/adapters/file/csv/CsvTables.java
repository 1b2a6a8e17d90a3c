package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.WholeFile;
import dev.nn.application.data.Table;
import dev.nn.application.document.Located;
import dev.nn.application.port.ReadTable;
import dev.nn.application.port.WriteTable;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.io.NumberOutput;

/** CSV files: read as the format says; written in UTF-8 with a header, comma separated, double quotes. */
public final class CsvTables implements ReadTable, WriteTable {

    /** A reader; it keeps nothing. */
    public CsvTables() {}

    @Override
    public Validation<Seq<Problem>, Table> read(String file, CsvFormat format) {
        return read(Path.of(""), file, format);
    }

    @Override
    public Validation<Seq<Problem>, Table> read(Located file, CsvFormat format) {
        return read(Path.of(file.base()), file.path(), format);
    }

    private static Validation<Seq<Problem>, Table> read(Path base, String path, CsvFormat format) {
        Problems problems = new Problems();
        try {
            Path file = base.resolveSibling(path);
            Position at = Position.of(DataPath.shown(file));
            return problems.validate(bytes(file, at, problems)
                    .flatMap(bytes -> text(bytes, format.encoding(), at, problems)
                            .flatMap(text -> new TableParser(DataPath.shown(file), format, problems)
                                    .table(text, Hashes.sha256(bytes)))));
        } catch (InvalidPathException e) {
            problems.add(Position.of(path), "", "is no path: " + e.getReason());
            return problems.validate(Optional.empty());
        }
    }

    @Override
    public String text(List<String> header, List<List<Object>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(header);
            for (List<Object> row : rows) {
                writer.writeRecord(row.stream().map(CsvTables::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Numbers in the fewest digits that name them exactly; Java's own give others before 19 than after. */
    private static String cell(Object value) {
        return value instanceof Double number ? NumberOutput.toString(number, true) : String.valueOf(value);
    }

    @Override
    public void keep(String file, String text) {
        WholeFile.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> bytes(Path file, Position at, Problems problems) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            problems.add(at, "", DataPath.unreadable(file, e));
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] bytes, String encoding, Position at, Problems problems) {
        try {
            String text = Charset.forName(encoding)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                problems.add(at, "", "holds a NUL character: not a text file, or not " + encoding);
                return Optional.empty();
            }
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(at, "", "is not " + encoding + " text; data.csv.encoding may name another");
            return Optional.empty();
        }
    }
}
