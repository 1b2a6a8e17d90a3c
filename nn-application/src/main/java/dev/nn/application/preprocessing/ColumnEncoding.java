package dev.nn.application.preprocessing;

import dev.nn.application.table.Numbers;
import dev.nn.domain.function.ClassEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the text of one column becomes numbers, as fitted on the training rows. Immutable. */
public sealed interface ColumnEncoding {

    /** The column's name. */
    String name();

    /** How many numbers it gives. */
    int width();

    /** What is wrong with a value, for people; empty when it can be encoded. */
    Optional<String> fault(String value);

    /** Writes the numbers for a value without a fault, starting at an offset; what is there before is 0. */
    void encode(String value, double[] out, int offset);

    /** For the model file. */
    Map<String, Object> describe();

    /**
     * {@code (x - shift) / scale}, or {@code (ln(1 + x) - shift) / scale}; a missing value is {@code fill}, where there is one.
     */
    record Numeric(String name, boolean log, double shift, double scale, OptionalDouble fill)
            implements ColumnEncoding {
        /** Without a logarithm. */
        public Numeric(String name, double shift, double scale, OptionalDouble fill) {
            this(name, false, shift, scale, fill);
        }

        /** Numbers as they are. */
        public static Numeric plain(String name) {
            return new Numeric(name, 0, 1, OptionalDouble.empty());
        }

        /** One byte of an image. */
        public static Numeric pixel(int number, double divisor) {
            return new Numeric("pixel_" + number, 0, divisor, OptionalDouble.empty());
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public Optional<String> fault(String value) {
            if (value.isEmpty()) {
                return fill.isPresent() ? Optional.empty() : Optional.of("expected a number, found nothing");
            }
            if (!Numbers.isNumber(value)) {
                return Optional.of("expected a number, found '" + value + "'");
            }
            return log && Double.parseDouble(value) <= -1
                    ? Optional.of("expected a number above -1, for ln(1 + x), found '" + value + "'")
                    : Optional.empty();
        }

        @Override
        public void encode(String value, double[] out, int offset) {
            out[offset] = encoded(value.isEmpty() ? Double.NaN : Double.parseDouble(value));
        }

        /** Returns what becomes of a number; NaN is a missing one. */
        public double encoded(double number) {
            double x = Double.isNaN(number) ? fill.orElseThrow() : number;
            return ((log ? StrictMath.log1p(x) : x) - shift) / scale;
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("column", name);
            if (log) {
                map.put("log", true);
            }
            map.put("shift", shift);
            map.put("scale", scale);
            fill.ifPresent(value -> map.put("fill", value));
            return map;
        }
    }

    /**
     * 1 for the value's category and 0 for the others; all 0 for a value that is none of them.
     *
     * @param categories the empty text among them is the category of missing values
     * @param fill the category that a missing value counts as, where it has none of its own
     * @param rest whether values that are none of the categories have one together, the last
     */
    record OneHot(String name, List<String> categories, Optional<String> fill, boolean rest) implements ColumnEncoding {
        public OneHot {
            categories = List.copyOf(categories);
        }

        @Override
        public int width() {
            return categories.size() + (rest ? 1 : 0);
        }

        @Override
        public Optional<String> fault(String value) {
            return value.isEmpty() && fill.isEmpty() && !categories.contains("")
                    ? Optional.of("expected a category, found nothing")
                    : Optional.empty();
        }

        @Override
        public void encode(String value, double[] out, int offset) {
            int place = place(value);
            if (place >= 0) {
                out[offset + place] = 1;
            }
        }

        /** Returns whether a value is there and none of the categories, nor of those that count as the rest. */
        boolean isUnseen(String value) {
            return !value.isEmpty() && place(value) < 0;
        }

        /** Which output is 1; -1 for none. */
        int place(String value) {
            int index = Numbers.place(categories, value.isEmpty() ? fill.orElse(value) : value);
            return index >= 0 || !rest ? index : categories.size();
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("column", name);
            map.put("categories", categories);
            fill.ifPresent(category -> map.put("fill", category));
            if (rest) {
                map.put("rest", true);
            }
            return map;
        }
    }

    /** A class label as a row of targets; with one output its value tells the second class from the first. */
    record Label(String name, List<String> classes, int width, ClassEncoding encoding) implements ColumnEncoding {
        public Label {
            classes = List.copyOf(classes);
        }

        @Override
        public Optional<String> fault(String value) {
            return place(value) >= 0
                    ? Optional.empty()
                    : Optional.of("expected one of the classes " + classes + ", found "
                            + (value.isEmpty() ? "nothing" : "'" + value + "'"));
        }

        /** Which of the classes a value is; -1 for none. */
        public int place(String value) {
            return Numbers.place(classes, value);
        }

        /** The row of targets that a class is. */
        public double[] code(String value) {
            double[] code = new double[width];
            encode(value, code, 0);
            return code;
        }

        @Override
        public void encode(String value, double[] out, int offset) {
            int index = place(value);
            for (int k = 0; k < width; k++) {
                out[offset + k] = (width == 1 ? index == 1 : index == k) ? 1 : encoding.off();
            }
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("column", name);
            map.put("classes", classes);
            map.put("outputs", width);
            map.put("off", encoding.off());
            return map;
        }
    }
}
