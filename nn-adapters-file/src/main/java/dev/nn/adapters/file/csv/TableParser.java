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

/** The rows of a table from its bytes. Untrusted: everything wrong is a problem with its line. */
record TableParser(String source, CsvFormat format, Problems problems) {

    /** As wide as a layer may be, with a target beside it. */
    private static final int MOST_FIELDS = ExperimentSpec.LARGEST_WIDTH + 1;

    private static final int MOST_CHARACTERS = 1 << 28;
    private static final char TAB = '\t';

    /** Refused in every text, so that it can stand for a quote that never comes. */
    private static final char NEVER = '\0';

    /**
     * What is odd about a table that could be read.
     *
     * @param unnamed columns without a name, by the names that they got from their place
     */
    record Found(List<Problem> notes, List<String> unnamed) {}

    /** Hands over all rows; nothing when something is wrong with them. */
    Optional<Found> parse(InputStream bytes, RowSink sink) throws IOException {
        boolean whitespace = format.delimiter().equals(CsvFormat.WHITESPACE);
        char delimiter = whitespace ? TAB : format.delimiter().charAt(0);
        char quote =
                format.quote().equals(CsvFormat.NONE) ? NEVER : format.quote().charAt(0);
        OpenQuote quotes = new OpenQuote(delimiter, quote);
        FirstLines first = new FirstLines();
        // A decoder of its own refuses bytes that are no text; a charset alone would put question marks.
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
                            + " text; data.csv.encoding (in other commands --encoding) may name another");
            return Optional.empty();
        } catch (CheckedText.NotText e) {
            problems.add(at(), "", "holds a NUL character: not a text file, or not " + format.encoding());
            return Optional.empty();
        } catch (ZipException e) {
            problems.add(at(), "", "is damaged: " + e.getMessage());
            return Optional.empty();
        } catch (CsvParseException e) {
            // The reader is ahead of the parser: what quotes are open there says nothing.
            problems.addAll(found.all());
            problems.add(place(e), "", unreadable(e, first));
            return Optional.empty();
        }
        if (quotes.line() > 0) {
            problems.add(
                    new Position(source, quotes.line(), 1),
                    "",
                    "a quote that opens here is never closed; with data.csv.quote: none quotes are characters like others");
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
                                limits -> limits.maxFields(MOST_FIELDS).maxRecordSize(MOST_CHARACTERS)),
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

    /** The line where the library's record began. */
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
            return "a quoted field goes on after its closing quote; "
                    + delimiter.orElse("with data.csv.quote: none quotes are characters like others");
        }
        return "can't be read: " + message + delimiter.map(hint -> "; " + hint).orElse("");
    }
}
