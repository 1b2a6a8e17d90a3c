package dev.nn.application.preprocessing;

import dev.nn.application.table.Numbers;
import dev.nn.domain.function.ClassEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The encoding of one column's text as numbers, fitted on the training rows. Immutable. */
public sealed interface ColumnEncoding {

    /** Returns the column's name. */
    String name();

    /** Returns the number of values that the column is encoded as. */
    int width();

    /** Returns the reason why a value cannot be encoded, for people; empty if it can be encoded. */
    Optional<String> fault(String value);

    /**
     * Writes the numbers of a valid value, starting at an offset; {@code out} must be 0 there
     * before.
     */
    void encode(String value, double[] out, int offset);

    /** Returns the entry for the model file. */
    Map<String, Object> describe();

    /**
     * A numeric column: {@code (x - shift) / scale}, or {@code (ln(1 + x) - shift) / scale}. A
     * missing value is replaced by {@code fill} if present.
     */
    record Numeric(String name, boolean log, double shift, double scale, OptionalDouble fill)
            implements ColumnEncoding {
        /** An encoding without a logarithm. */
        public Numeric(String name, double shift, double scale, OptionalDouble fill) {
            this(name, false, shift, scale, fill);
        }

        /** Returns an encoding that leaves numbers unchanged. */
        public static Numeric plain(String name) {
            return new Numeric(name, 0, 1, OptionalDouble.empty());
        }

        /** Returns the encoding of one byte of an image. */
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
                return fill.isPresent() ? Optional.empty() : Optional.of("expected a number, found an empty value");
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

        /** Returns the encoded number; NaN stands for a missing value. */
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
     * A one-hot encoding: 1 for the value's category and 0 for the others; all 0 for an unknown
     * value.
     *
     * @param categories the categories; the empty text is the category of missing values
     * @param fill the category that replaces a missing value, if missing values have no category
     * @param rest true if all other values share one category, which is the last
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
                    ? Optional.of("expected a category, found an empty value")
                    : Optional.empty();
        }

        @Override
        public void encode(String value, double[] out, int offset) {
            int place = place(value);
            if (place >= 0) {
                out[offset + place] = 1;
            }
        }

        /**
         * Returns whether a value is present and belongs to no category, including the rest
         * category.
         */
        boolean isUnseen(String value) {
            return !value.isEmpty() && place(value) < 0;
        }

        /** Returns the index of the output that is 1; -1 for none. */
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

    /**
     * A class label as a row of targets. A single output separates the second class from the first.
     */
    record Label(String name, List<String> classes, int width, ClassEncoding encoding) implements ColumnEncoding {
        public Label {
            classes = List.copyOf(classes);
        }

        @Override
        public Optional<String> fault(String value) {
            return place(value) >= 0
                    ? Optional.empty()
                    : Optional.of("expected one of the classes " + classes + ", found "
                            + (value.isEmpty() ? "an empty value" : "'" + value + "'"));
        }

        /** Returns the index of a value's class; -1 for none. */
        public int place(String value) {
            return Numbers.place(classes, value);
        }

        /** Returns the row of targets that encodes a class. */
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
