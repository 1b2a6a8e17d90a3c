package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.io.NumberOutput;

/** CSV files in UTF-8 with a header, comma separated, double quotes. */
public final class CsvTables implements ReadTable, WriteTable {

    private static final int MOST_PROBLEMS = 20;

    /** A reader; it keeps nothing. */
    public CsvTables() {}

    @Override
    public Validation<Seq<Problem>, Table> read(String file) {
        return read(Path.of(""), file);
    }

    @Override
    public Validation<Seq<Problem>, Table> read(Located file) {
        return read(Path.of(file.base()), file.path());
    }

    private static Validation<Seq<Problem>, Table> read(Path base, String path) {
        Problems problems = new Problems();
        try {
            Path file = base.resolveSibling(path);
            Position at = Position.of(DataPath.shown(file));
            return problems.validate(bytes(file, at, problems)
                    .flatMap(bytes -> text(bytes, at, problems)
                            .flatMap(text -> table(text, Hashes.sha256(bytes), DataPath.shown(file), problems))));
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

    private static Optional<String> text(byte[] bytes, Position at, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                problems.add(at, "", "holds a NUL character: not a text file, or not UTF-8");
                return Optional.empty();
            }
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(at, "", "is not UTF-8 text");
            return Optional.empty();
        }
    }

    private static Optional<Table> table(String text, String sha256, String source, Problems problems) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (IOException | CsvParseException e) {
            problems.add(Position.of(source), "", "can't be read: " + e.getMessage());
            return Optional.empty();
        }
        int unclosed = OpenQuote.line(text);
        if (unclosed > 0) {
            problems.add(new Position(source, unclosed, 1), "", "a quote that opens here is never closed");
            return Optional.empty();
        }
        if (records.size() < 2) {
            String found = records.isEmpty() ? "an empty file" : "the header alone";
            problems.add(Position.of(source), "", "expected a header and at least one row, found " + found);
            return Optional.empty();
        }
        List<String> header =
                records.get(0).getFields().stream().map(String::strip).toList();
        boolean sound = headerIsSound(header, source, problems);
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() != header.size()) {
                sound = false;
                ragged(record, header.size(), source, problems);
            } else {
                rows.add(record.getFields().stream().map(String::strip).toList());
                lines.add(record.getStartingLineNumber());
            }
        }
        return sound ? Optional.of(new Table(source, sha256, header, rows, lines)) : Optional.empty();
    }

    private static void ragged(CsvRecord record, int expected, String source, Problems problems) {
        if (problems.all().size() < MOST_PROBLEMS) {
            problems.add(
                    at(source, record),
                    "",
                    "expected " + expected + " fields as in the header, found " + record.getFieldCount());
        }
    }

    private static boolean headerIsSound(List<String> header, String source, Problems problems) {
        Set<String> seen = new HashSet<>();
        boolean sound = true;
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (name.isEmpty() || !seen.add(name)) {
                String what = name.isEmpty() ? "has no name" : "is named '" + name + "' like one before it";
                problems.add(new Position(source, 1, 1), "", "column " + (c + 1) + " " + what);
                sound = false;
            }
        }
        return sound;
    }

    private static Position at(String source, CsvRecord record) {
        return new Position(source, Math.toIntExact(record.getStartingLineNumber()), 1);
    }
}
