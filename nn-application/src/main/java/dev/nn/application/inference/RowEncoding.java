package dev.nn.application.inference;

import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.table.Markers;
import dev.nn.domain.word.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An encoder of the raw values of one row as network inputs. Immutable and thread-safe. */
final class RowEncoding {

    private final List<ColumnEncoding> columns;
    private final int[] offsets;
    private final int width;
    private final Markers missing;

    /**
     * Creates an encoder for a model's features.
     *
     * @param missing the markers of missing values
     */
    RowEncoding(List<ColumnEncoding> columns, Markers missing) {
        this.missing = missing;
        this.columns = List.copyOf(columns);
        this.offsets = new int[columns.size()];
        int offset = 0;
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = offset;
            offset += columns.get(c).width();
        }
        this.width = offset;
    }

    /** Returns the number of inputs that a row is encoded as. */
    int width() {
        return width;
    }

    void encode(double[] numbers, double[] out) {
        if (numbers.length != offsets.length) {
            throw new IllegalArgumentException(
                    "expected " + offsets.length + " numbers, one for each column, found " + numbers.length);
        }
        for (int c = 0; c < offsets.length; c++) {
            if (!(columns.get(c) instanceof Numeric numeric)) {
                throw new IllegalArgumentException(
                        "column '" + columns.get(c).name() + "' is categorical; pass the row as a map");
            }
            out[offsets[c]] = encoded(numeric, known(numbers[c]));
        }
    }

    void encode(Map<String, ?> values, double[] out) {
        Arrays.fill(out, 0);
        for (int c = 0; c < offsets.length; c++) {
            ColumnEncoding column = columns.get(c);
            Object value = values.get(column.name());
            if (value == null && !values.containsKey(column.name())) {
                throw new IllegalArgumentException("missing column '" + column.name() + "'"
                        + Nearest.to(column.name(), values.keySet())
                                .map(near -> "; the nearest name is '" + near + "'")
                                .orElse(""));
            }
            if (value instanceof Number number && column instanceof Numeric numeric) {
                out[offsets[c]] = encoded(numeric, known(number.doubleValue()));
            } else {
                String text = value == null ? "" : value.toString();
                text(column, missing.isMissing(text) ? "" : text, out, offsets[c]);
            }
        }
    }

    private double known(double number) {
        return missing.isMissing(number) ? Double.NaN : number;
    }

    private static void text(ColumnEncoding column, String value, double[] out, int offset) {
        Optional<String> fault = column.fault(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("column '" + column.name() + "': " + fault.get());
        }
        column.encode(value, out, offset);
    }

    private static double encoded(Numeric column, double number) {
        boolean missing = Double.isNaN(number);
        if (Double.isInfinite(number) || (missing && column.fill().isEmpty()) || (column.log() && number <= -1)) {
            String message = missing
                    ? "expected a number, found nothing"
                    : "expected a " + (column.log() ? "finite number above -1, for ln(1 + x)" : "finite number")
                            + ", found " + number;
            throw new IllegalArgumentException("column '" + column.name() + "': " + message);
        }
        return column.encoded(number);
    }
}
