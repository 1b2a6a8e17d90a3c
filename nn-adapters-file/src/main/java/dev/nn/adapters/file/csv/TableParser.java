package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nn.application.data.Table;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table from its text. Untrusted: everything wrong is a problem with its line. */
record TableParser(String source, CsvFormat format, Problems problems) {

    private static final int MOST_PROBLEMS = 20;

    Optional<Table> table(String text, String sha256) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (IOException | CsvParseException e) {
            problems.add(Position.of(source), "", "can't be read: " + e.getMessage());
            return Optional.empty();
        }
        int unclosed = OpenQuote.line(text, format.delimiter(), format.quote());
        if (unclosed > 0) {
            problems.add(new Position(source, unclosed, 1), "", "a quote that opens here is never closed");
            return Optional.empty();
        }
        int headers = format.names().isEmpty() ? 1 : 0;
        if (records.size() <= headers) {
            String found = records.isEmpty() ? "an empty file" : "the header alone";
            String expected = headers == 1 ? "a header and at least one row" : "at least one row";
            problems.add(Position.of(source), "", "expected " + expected + ", found " + found);
            return Optional.empty();
        }
        List<String> header = headers == 1
                ? records.get(0).getFields().stream().map(String::strip).toList()
                : format.names();
        boolean sound = headerIsSound(header);
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (CsvRecord record : records.subList(headers, records.size())) {
            if (record.getFieldCount() != header.size()) {
                sound = false;
                ragged(record, header.size());
            } else {
                rows.add(record.getFields().stream().map(this::value).toList());
                lines.add(record.getStartingLineNumber());
            }
        }
        return sound ? Optional.of(new Table(source, sha256, header, rows, lines)) : Optional.empty();
    }

    private String value(String field) {
        String value = field.strip();
        return format.missing().contains(value) ? "" : value;
    }

    private void ragged(CsvRecord record, int expected) {
        if (problems.all().size() < MOST_PROBLEMS) {
            problems.add(
                    at(record),
                    "",
                    "expected " + expected + " fields as in the "
                            + (format.names().isEmpty() ? "header" : "names") + ", found " + record.getFieldCount()
                            + hint(record));
        }
    }

    /** One field where there should be several is most often a delimiter that is another. */
    private String hint(CsvRecord record) {
        return record.getFieldCount() == 1
                ? "; the delimiter is '" + format.delimiter() + "', data.csv.delimiter may name another"
                : "";
    }

    private boolean headerIsSound(List<String> header) {
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

    private Position at(CsvRecord record) {
        return new Position(source, Math.toIntExact(record.getStartingLineNumber()), 1);
    }
}
