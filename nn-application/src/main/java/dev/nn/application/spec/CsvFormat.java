package dev.nn.application.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a table is written.
 *
 * @param delimiter between fields: one character, or {@link #WHITESPACE}
 * @param quote around fields that hold delimiters: one character, or {@link #NONE}
 * @param encoding a charset of Java
 * @param header whether the first row names the columns; absent where it does unless there are names
 * @param names of the columns, in place of those of a header
 * @param missing what stands for a missing value, beside nothing at all; a number stands for every way of writing it
 * @param optional columns that a table without a header may lack, all of them together; never written
 * @param everyRow whether rows without any value at the end are rows too, rather than what a spreadsheet leaves there; never written
 */
public record CsvFormat(
        String delimiter,
        String quote,
        String encoding,
        Optional<Boolean> header,
        List<String> names,
        List<String> missing,
        List<String> optional,
        boolean everyRow) {

    /** Runs of blanks and tabs are one delimiter; those at both ends of a line are none. */
    public static final String WHITESPACE = "whitespace";

    /** Quotes are characters like others. */
    public static final String NONE = "none";

    /** Comma, double quotes, UTF-8, a header, no markers. */
    public static final CsvFormat STANDARD =
            new CsvFormat(",", "\"", "UTF-8", Optional.empty(), List.of(), List.of(), List.of(), false);

    public CsvFormat {
        names = List.copyOf(names);
        missing = List.copyOf(missing);
        optional = List.copyOf(optional);
    }

    /** Returns whether the first row names the columns. */
    public boolean hasHeader() {
        return header.orElse(names.isEmpty());
    }

    /** Returns the format of tables without a header that have the same columns as one that was read. */
    public CsvFormat withColumns(List<String> columns) {
        return hasHeader() || columns.isEmpty()
                ? this
                : new CsvFormat(delimiter, quote, encoding, header, columns, missing, optional, everyRow);
    }

    /** Returns the format of tables that may lack some columns. */
    public CsvFormat withOptional(List<String> columns) {
        return new CsvFormat(delimiter, quote, encoding, header, names, missing, columns, everyRow);
    }

    /** Returns the format of tables of which each row has an answer. */
    public CsvFormat withEveryRow() {
        return new CsvFormat(delimiter, quote, encoding, header, names, missing, optional, true);
    }

    /** Returns the names less those that may be left out. */
    public List<String> requiredNames() {
        List<String> required = new ArrayList<>(names);
        required.removeAll(optional);
        return required;
    }
}
