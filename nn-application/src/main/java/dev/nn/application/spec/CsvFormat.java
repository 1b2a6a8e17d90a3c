package dev.nn.application.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The format of a table file.
 *
 * @param delimiter delimiter between fields: one character, or {@link #WHITESPACE}
 * @param quote quote around fields that contain delimiters: one character, or {@link #NONE}
 * @param encoding name of a Java charset
 * @param header true if the first row names the columns; if absent, it does unless {@code names} is
 *     set
 * @param names column names that replace those of a header
 * @param missing markers of missing values, besides the empty field; a number matches any spelling
 *     of it
 * @param optional columns that a table without a header may lack, all together; never written to a
 *     file
 * @param everyRow true if empty rows at the end are rows too, not leftovers of a spreadsheet; never
 *     written to a file
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

    /** Delimiter of one or more spaces and tabs; those at both ends of a line are ignored. */
    public static final String WHITESPACE = "whitespace";

    /** Quote setting without a quote character: quotes are ordinary characters. */
    public static final String NONE = "none";

    /** The default format: comma, double quotes, UTF-8, a header, no markers of missing values. */
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

    /**
     * Returns this format with given columns if it has no header, for tables with the same columns
     * as one read earlier.
     */
    public CsvFormat withColumns(List<String> columns) {
        return hasHeader() || columns.isEmpty()
                ? this
                : new CsvFormat(delimiter, quote, encoding, header, columns, missing, optional, everyRow);
    }

    /** Returns this format with optional columns. */
    public CsvFormat withOptional(List<String> columns) {
        return new CsvFormat(delimiter, quote, encoding, header, names, missing, columns, everyRow);
    }

    /** Returns this format with every row kept, for tables in which each row gets a prediction. */
    public CsvFormat withEveryRow() {
        return new CsvFormat(delimiter, quote, encoding, header, names, missing, optional, true);
    }

    /** Returns the names of columns that are not optional. */
    public List<String> requiredNames() {
        List<String> required = new ArrayList<>(names);
        required.removeAll(optional);
        return required;
    }
}
