package dev.nn.adapters.file.csv;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.table.Markers;
import dev.nn.application.table.Numbers;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A classifier of the records of a file, in order: header, rows, and records that are neither. */
final class TableRows {

    private static final int MAX_LINES = 5;
    private static final String EXCEL = "sep=";

    private final String source;
    private final CsvFormat format;
    private final RowSink sink;
    private final FirstLines first;
    private final Problems problems;
    private final Markers markers;
    private final List<Problem> notes = new ArrayList<>();
    private final List<String> unnamed = new ArrayList<>();
    /** Lines of records with the wrong number of fields, keyed by that number. */
    private final Map<Integer, List<Integer>> ragged = new LinkedHashMap<>();
    /** Lines of rows without any value; they count only if another row follows. */
    private final List<Integer> empty = new ArrayList<>();

    private List<String> header = List.of();
    private boolean begun;
    private boolean anything;
    private long rows;

    TableRows(String source, CsvFormat format, RowSink sink, FirstLines first, Problems problems) {
        this.source = source;
        this.format = format;
        this.sink = sink;
        this.first = first;
        this.problems = problems;
        this.markers = new Markers(format.missing());
    }

    /** Processes the next record. */
    void take(List<String> fields, int line) throws IOException {
        boolean blank = fields.size() == 1 && fields.get(0).isBlank();
        if (!begun && (blank || isExcelsLine(fields, line))) {
            return;
        }
        anything = true;
        if (!begun) {
            begun = true;
            if (begin(fields, line)) {
                return;
            }
        }
        boolean one = header.size() == 1;
        if (blank && !one) {
            // A blank line is not a row, as in other table readers.
            return;
        } else if (fields.size() != header.size()) {
            ragged.computeIfAbsent(fields.size(), any -> new ArrayList<>()).add(line);
            rows++;
        } else if (fields.stream().allMatch(String::isBlank)) {
            empty.add(line);
        } else {
            handEmpty();
            hand(fields, line);
        }
    }

    private void handEmpty() throws IOException {
        for (int each : empty) {
            hand(header.stream().map(any -> "").toList(), each);
        }
        empty.clear();
    }

    private void hand(List<String> fields, int line) throws IOException {
        sink.row(fields.stream().map(this::value).toList(), line);
        rows++;
    }

    /** Processes the first record; returns whether it is not a row. */
    private boolean begin(List<String> fields, int line) throws IOException {
        List<String> texts = fields.stream().map(TableRows::text).toList();
        if (!format.hasHeader()) {
            boolean named = !format.names().isEmpty();
            boolean lacks = named
                    && !format.optional().isEmpty()
                    && texts.size() == format.requiredNames().size();
            header = named
                    ? (lacks ? format.requiredNames() : format.names())
                    : IntStream.rangeClosed(1, texts.size())
                            .mapToObj(TableRows::placeName)
                            .toList();
            checkNames(header, 1);
            sink.header(header);
            if (named && texts.equals(header)) {
                note(line, "the first row repeats the names and was skipped; set data.csv.header: true");
                return true;
            }
            return false;
        }
        header = format.names().isEmpty() ? named(texts, line) : format.names();
        checkNames(header, line);
        // R's write.table gives the row names no field in the header.
        boolean rowNames = texts.size() == header.size() - 1;
        if (!format.names().isEmpty() && texts.size() != header.size() && !rowNames) {
            problems.add(
                    new Position(source, line, 1),
                    "",
                    "expected a header of " + header.size() + " fields as in data.csv.names, found " + texts.size());
        }
        warnOfData(texts, line);
        sink.header(header);
        return true;
    }

    /**
     * Returns the header with generated names for empty ones; pandas and R leave the name of the
     * row names empty.
     */
    private List<String> named(List<String> texts, int line) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < texts.size(); c++) {
            if (texts.get(c).isEmpty()) {
                unnamed.add(placeName(c + 1));
            }
            names.add(texts.get(c).isEmpty() ? placeName(c + 1) : texts.get(c));
        }
        if (!unnamed.isEmpty()) {
            note(
                    line,
                    (unnamed.size() == 1 ? "a column has no name: " : "columns have no name: ")
                            + String.join(", ", unnamed.subList(0, Math.min(MAX_LINES, unnamed.size())))
                            + (unnamed.size() > MAX_LINES ? " and " + (unnamed.size() - MAX_LINES) + " more" : "")
                            + (unnamed.size() == 1
                                    ? " (named by position); it is not a feature unless data.features lists it"
                                    : " (named by position); they are not features unless data.features lists them"));
        }
        return names;
    }

    private static String placeName(int column) {
        return "column_" + column;
    }

    /**
     * Returns whether a line is Excel's {@code sep=} line, which declares the delimiter before the
     * header.
     */
    private boolean isExcelsLine(List<String> fields, int line) {
        String joined = String.join(format.delimiter(), fields).strip();
        if (anything || !joined.startsWith(EXCEL) || joined.length() > EXCEL.length() + 1) {
            return false;
        }
        String named = joined.substring(EXCEL.length());
        if (!named.equals(format.delimiter())) {
            problems.add(
                    new Position(source, line, 1),
                    "",
                    "the first line says that the delimiter is '" + named + "' (Excel's sep=), not '"
                            + format.delimiter() + "'; expected data.csv.delimiter: '" + named + "'");
        }
        return true;
    }

    /** Warns of numbers in the header: unless they count the columns, they are usually data. */
    private void warnOfData(List<String> texts, int line) {
        long numbers = texts.stream().filter(Numbers::isNumber).count();
        boolean counted = IntStream.range(0, texts.size())
                .allMatch(c ->
                        texts.get(c).equals(Integer.toString(c)) || texts.get(c).equals(Integer.toString(c + 1)));
        if (numbers * 2 >= texts.size() && numbers > 0 && !counted) {
            note(
                    line,
                    numbers + " of " + texts.size() + " names in the header are numbers, such as '"
                            + texts.stream()
                                    .filter(Numbers::isNumber)
                                    .findFirst()
                                    .orElse("")
                            + "'; if the file has no header, data.csv.header: false reads this row as data");
        }
    }

    /** Reports duplicate column names; a data row that was taken for a header has many. */
    private void checkNames(List<String> names, int line) {
        Set<String> seen = new HashSet<>();
        List<String> twice =
                names.stream().filter(name -> !seen.add(name)).distinct().toList();
        if (twice.isEmpty()) {
            return;
        }
        String listed =
                twice.stream().limit(MAX_LINES).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        boolean data = twice.stream().allMatch(Numbers::isNumber);
        problems.add(
                new Position(source, line, 1),
                "",
                (twice.size() == 1 ? "duplicate column name " : "duplicate column names ")
                        + listed
                        + (twice.size() > MAX_LINES ? " and " + (twice.size() - MAX_LINES) + " more names" : "")
                        + (data
                                ? "; if the file has no header, data.csv.header: false reads this row as data"
                                : "; column names must be unique"));
    }

    /** Finishes after the last record. */
    void end() throws IOException {
        long wrong = ragged.values().stream().mapToLong(List::size).sum();
        Optional<String> delimiter = first.delimiter(
                format.delimiter(), format.hasHeader() ? OptionalInt.empty() : OptionalInt.of(header.size()));
        if (wrong > 0 && wrong == rows && delimiter.isPresent()) {
            // Reported together: the wrong delimiter is the single cause, whatever the numbers of
            // fields.
            int found = ragged.keySet().iterator().next();
            List<Integer> lines =
                    ragged.values().stream().flatMap(List::stream).sorted().toList();
            ragged.clear();
            ragged.put(found, lines);
        }
        for (Map.Entry<Integer, List<Integer>> each : ragged.entrySet()) {
            List<Integer> lines = each.getValue();
            String expected = "expected " + header.size() + (header.size() == 1 ? " field" : " fields") + " as in the "
                    + (format.hasHeader() ? "header" : "names") + ", found " + each.getKey();
            problems.add(
                    new Position(source, lines.get(0), 1),
                    "",
                    expected + others(lines) + hint(each.getKey(), delimiter));
        }
        if (format.everyRow() && header.size() > 1) {
            // With a single column, trailing blank lines don't count as rows, because editors add
            // them.
            handEmpty();
        } else if (!empty.isEmpty()) {
            note(
                    empty.get(0),
                    (empty.size() == 1 ? "the last row has" : "the last " + empty.size() + " rows have")
                            + " no value in any column and " + (empty.size() == 1 ? "was" : "were") + " skipped");
        }
        if (header.size() == 1 && format.hasHeader() && problems.isEmpty() && delimiter.isPresent()) {
            problems.add(new Position(source, 1, 1), "", "has one column, '" + header.get(0) + "'; " + delimiter.get());
        }
        if (rows == 0) {
            String what = anything ? "only the header" : "an empty file";
            String expected = format.hasHeader() ? "a header and at least one row" : "at least one row";
            problems.add(Position.of(source), "", "expected " + expected + ", found " + what);
        }
    }

    private static String others(List<Integer> lines) {
        if (lines.size() == 1) {
            return "";
        }
        List<String> some = lines.stream()
                .skip(1)
                .limit(MAX_LINES - 1L)
                .map(String::valueOf)
                .toList();
        int more = lines.size() - 1 - some.size();
        return "; also in line" + (some.size() == 1 && more == 0 ? " " : "s ") + String.join(", ", some)
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** Returns a hint: a delimiter that fits, or a reason why rows may have one field too many. */
    private String hint(int found, Optional<String> delimiter) {
        boolean all = ragged.size() == 1
                && rows == ragged.getOrDefault(found, List.of()).size();
        if (delimiter.isPresent() && (all || found == 1)) {
            return "; " + delimiter.get();
        } else if (all && found == header.size() + 1 && format.hasHeader()) {
            return "; the first field may be a row name, as R's write.table writes it (data.csv.names with all " + found
                    + " names and data.csv.header: true), or a number may have a decimal comma";
        }
        return found == 1
                ? "; the delimiter is '" + format.delimiter() + "'; set another with data.csv.delimiter or --delimiter"
                : "";
    }

    /** Returns the warnings about the table. */
    TableParser.ParseWarnings found() {
        return new TableParser.ParseWarnings(List.copyOf(notes), List.copyOf(unnamed));
    }

    private void note(int line, String message) {
        notes.add(new Problem(new Position(source, line, 1), "", message));
    }

    private String value(String field) {
        String value = text(field);
        return markers.isMissing(value) ? "" : value;
    }

    /**
     * Strips whitespace and composes letters (NFC), so that texts that look alike are one category.
     */
    private static String text(String field) {
        String stripped = field.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (stripped.charAt(i) >= 0x300) {
                return Normalizer.normalize(stripped, Normalizer.Form.NFC);
            }
        }
        return stripped;
    }
}
