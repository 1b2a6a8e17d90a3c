package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a table from its bytes. Untrusted: everything wrong is a problem with its line. */
record TableParser(String source, CsvFormat format, Problems problems) {

    private static final int MOST_PROBLEMS = 20;

    /** Hands over all rows; whether the whole of it is sound. */
    boolean parse(InputStream bytes, RowSink sink) throws IOException {
        OpenQuote quotes = new OpenQuote(format.delimiter(), format.quote());
        Problems found = new Problems();
        try (CsvReader<CsvRecord> records = records(bytes, quotes)) {
            hand(records, sink, found);
        } catch (CharacterCodingException e) {
            problems.add(at(), "", "is not " + format.encoding() + " text; data.csv.encoding may name another");
            return false;
        } catch (CheckedText.NotText e) {
            problems.add(at(), "", "holds a NUL character: not a text file, or not " + format.encoding());
            return false;
        } catch (CsvParseException e) {
            // The reader is ahead of the parser: what quotes are open there says nothing.
            problems.addAll(found.all());
            problems.add(at(), "", "can't be read: " + e.getMessage());
            return false;
        }
        if (quotes.line() > 0) {
            problems.add(new Position(source, quotes.line(), 1), "", "a quote that opens here is never closed");
            return false;
        }
        problems.addAll(found.all());
        return found.isEmpty();
    }

    private CsvReader<CsvRecord> records(InputStream bytes, OpenQuote quotes) {
        // A decoder of its own refuses bytes that are no text; a charset alone would put question marks.
        InputStreamReader text =
                new InputStreamReader(bytes, Charset.forName(format.encoding()).newDecoder());
        return CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new CheckedText(text, quotes));
    }

    private void hand(CsvReader<CsvRecord> records, RowSink sink, Problems found) throws IOException {
        List<String> header = format.names();
        boolean named = !header.isEmpty();
        boolean first = true;
        long rows = 0;
        if (named) {
            headerIsSound(header, found);
            sink.header(header);
        }
        try {
            for (CsvRecord record : records) {
                if (first && !named) {
                    header = record.getFields().stream().map(String::strip).toList();
                    headerIsSound(header, found);
                    sink.header(header);
                } else if (record.getFieldCount() != header.size()) {
                    ragged(record, header.size(), found);
                    rows++;
                } else {
                    sink.row(record.getFields().stream().map(this::value).toList(), record.getStartingLineNumber());
                    rows++;
                }
                first = false;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (rows == 0) {
            String what = first ? "an empty file" : "the header alone";
            String expected = named ? "at least one row" : "a header and at least one row";
            found.add(at(), "", "expected " + expected + ", found " + what);
        }
    }

    private String value(String field) {
        String value = field.strip();
        return format.missing().contains(value) ? "" : value;
    }

    private void ragged(CsvRecord record, int expected, Problems found) {
        if (found.all().size() < MOST_PROBLEMS) {
            found.add(
                    new Position(source, Math.toIntExact(record.getStartingLineNumber()), 1),
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

    private void headerIsSound(List<String> header, Problems found) {
        Set<String> seen = new HashSet<>();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (name.isEmpty() || !seen.add(name)) {
                String what = name.isEmpty() ? "has no name" : "is named '" + name + "' like one before it";
                found.add(new Position(source, 1, 1), "", "column " + (c + 1) + " " + what);
            }
        }
    }

    private Position at() {
        return Position.of(source);
    }
}
