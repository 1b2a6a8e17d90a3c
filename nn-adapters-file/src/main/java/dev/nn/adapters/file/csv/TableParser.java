package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.ExperimentSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipException;

/**
 * A parser of table rows from untrusted bytes. Every fault is reported as a problem with its line.
 */
record TableParser(String source, CsvFormat format, Problems problems) {

    /** The maximum number of fields: the maximum width of a layer plus a target. */
    private static final int MAX_FIELDS = ExperimentSpec.MAX_WIDTH + 1;

    private static final int MAX_CHARACTERS = 1 << 28;
    private static final char TAB = '\t';

    /** A stand-in for a quote character that never occurs: NUL is rejected in every text. */
    private static final char NEVER = '\0';

    /**
     * Warnings about a table that could be read.
     *
     * @param unnamed the generated names of columns without a name, based on their position
     */
    record ParseWarnings(List<Problem> notes, List<String> unnamed) {}

    /** Passes all rows to the sink; returns nothing if there are problems. */
    Optional<ParseWarnings> parse(InputStream bytes, RowSink sink) throws IOException {
        boolean whitespace = format.delimiter().equals(CsvFormat.WHITESPACE);
        char delimiter = whitespace ? TAB : format.delimiter().charAt(0);
        char quote =
                format.quote().equals(CsvFormat.NONE) ? NEVER : format.quote().charAt(0);
        UnclosedQuote quotes = new UnclosedQuote(delimiter, quote);
        FirstLines first = new FirstLines();
        // An explicit decoder rejects invalid bytes; a charset alone would replace them.
        Reader text = new CheckedText(
                new InputStreamReader(bytes, Charset.forName(format.encoding()).newDecoder()), quotes, first);
        Problems found = new Problems();
        TableRows rows = new TableRows(source, format, sink, first, found);
        try (CsvReader<CsvRecord> records =
                records(whitespace ? new Whitespace(text, quote) : text, delimiter, quote)) {
            hand(records, rows);
        } catch (CharacterCodingException e) {
            problems.add(
                    at(),
                    "",
                    "is not " + format.encoding()
                            + " text; set another encoding with data.csv.encoding (--encoding in other commands)");
            return Optional.empty();
        } catch (CheckedText.NotText e) {
            problems.add(at(), "", "contains a NUL character: not a text file, or not " + format.encoding());
            return Optional.empty();
        } catch (ZipException e) {
            problems.add(at(), "", "is damaged: " + e.getMessage());
            return Optional.empty();
        } catch (CsvParseException e) {
            // The reader is ahead of the parser, so its open quotes mean nothing here.
            problems.addAll(found.all());
            problems.add(place(e), "", unreadable(e, first));
            return Optional.empty();
        }
        if (quotes.line() > 0) {
            problems.add(
                    new Position(source, quotes.line(), 1),
                    "",
                    "the quote that opens here is never closed; data.csv.quote: none disables quoting");
            return Optional.empty();
        }
        problems.addAll(found.all());
        return found.isEmpty() ? Optional.of(rows.found()) : Optional.empty();
    }

    private static CsvReader<CsvRecord> records(Reader text, char delimiter, char quote) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxFields(MAX_FIELDS).maxRecordSize(MAX_CHARACTERS)),
                        text);
    }

    private static void hand(CsvReader<CsvRecord> records, TableRows rows) throws IOException {
        try {
            for (CsvRecord record : records) {
                rows.take(record.getFields(), Math.toIntExact(record.getStartingLineNumber()));
            }
            rows.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Position at() {
        return Position.of(source);
    }

    /** Returns the line where the library's record started. */
    private Position place(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        int line = message.lastIndexOf("line ");
        String digits = line < 0 ? "" : message.substring(line + 5).replaceAll("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 9 ? at() : new Position(source, Integer.parseInt(digits), 1);
    }

    private String unreadable(CsvParseException e, FirstLines first) {
        String message = String.valueOf(e.getMessage());
        Optional<String> delimiter = first.delimiter(format.delimiter(), OptionalInt.empty());
        if (message.startsWith("Unexpected character after closing quote")) {
            return "unexpected text after a closing quote; "
                    + delimiter.orElse("data.csv.quote: none disables quoting");
        }
        return "can't be read: " + message + delimiter.map(hint -> "; " + hint).orElse("");
    }
}
