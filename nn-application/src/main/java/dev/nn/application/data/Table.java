package dev.nn.application.data;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Named columns of text as a file holds them; an empty text is a missing value.
 *
 * @param source for messages
 * @param sha256 of the file's bytes, in hexadecimal
 * @param lines the line of each row in the source
 */
public record Table(String source, String sha256, List<String> header, List<List<String>> rows, List<Long> lines) {

    /** The whole of it. */
    public Position place() {
        return Position.of(source);
    }

    /** Where a row begins. */
    public Position place(int row) {
        return new Position(source, Math.toIntExact(lines.get(row)), 1);
    }

    /** The rows that have a value in each of the columns. */
    public Table withValues(List<String> columns) {
        int[] places = columns.stream().mapToInt(header::indexOf).toArray();
        int[] kept = IntStream.range(0, rows.size())
                .filter(r ->
                        IntStream.of(places).noneMatch(c -> rows.get(r).get(c).isEmpty()))
                .toArray();
        return new Table(
                source,
                sha256,
                header,
                IntStream.of(kept).mapToObj(rows::get).toList(),
                IntStream.of(kept).mapToObj(lines::get).toList());
    }

    /** The values of a column. */
    public List<String> column(String name) {
        int index = header.indexOf(name);
        List<String> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(index)));
        return values;
    }

    /**
     * What keeps a column from being numeric although most of it is: the first value that is none, for a warning. Absent
     * for numbers and for words.
     */
    public Optional<Problem> oddOneOut(String name) {
        List<String> column = column(name);
        long present = column.stream().filter(v -> !v.isEmpty()).count();
        long numbers = column.stream().filter(Numbers::isNumber).count();
        if (numbers == present || numbers * 2 <= present) {
            return Optional.empty();
        }
        int row = IntStream.range(0, column.size())
                .filter(r -> !column.get(r).isEmpty() && !Numbers.isNumber(column.get(r)))
                .findFirst()
                .orElseThrow();
        String message = "'" + column.get(row) + "' is no number, so the whole column counts as words; " + numbers
                + " of its " + present + " values are numbers";
        return Optional.of(new Problem(place(row), name, message));
    }

    /** Whether every present value of a column parses as a number, and there is one. */
    public boolean isNumeric(String name) {
        List<String> present = column(name).stream().filter(v -> !v.isEmpty()).toList();
        return !present.isEmpty() && present.stream().allMatch(Numbers::isNumber);
    }
}
