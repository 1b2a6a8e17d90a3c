package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nn.application.data.Table;
import dev.nn.application.port.ReadTable;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CSV files in UTF-8 with a header, comma separated, double quotes. */
public final class CsvTables implements ReadTable {

    private static final int MOST_PROBLEMS = 20;

    /** A reader; it keeps nothing. */
    public CsvTables() {}

    @Override
    public Validation<Seq<Problem>, Table> read(String path, String experiment) {
        Path file = Path.of(experiment).resolveSibling(path).normalize();
        Problems problems = new Problems();
        return problems.validate(text(file, problems).flatMap(text -> table(text, file.toString(), problems)));
    }

    private static Optional<String> text(Path file, Problems problems) {
        Position at = Position.of(file.toString());
        try {
            byte[] bytes = Files.readAllBytes(file);
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
        } catch (IOException e) {
            problems.add(at, "", "can't be read: no such file, or no right to read it");
        }
        return Optional.empty();
    }

    private static Optional<Table> table(String text, String source, Problems problems) {
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
        boolean unclosed = text.chars().filter(c -> c == '"').count() % 2 == 1;
        if (unclosed) {
            CsvRecord last = records.get(records.size() - 1);
            problems.add(at(source, last), "", "a quote that opens here is never closed");
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
        return sound ? Optional.of(new Table(source, header, rows, lines)) : Optional.empty();
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
