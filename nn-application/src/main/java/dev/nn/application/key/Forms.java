package dev.nn.application.key;

import dev.nn.application.document.Fields;
import dev.nn.domain.function.Interval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The forms of single values. */
public final class Forms {

    private Forms() {}

    /** Returns the form of whole numbers from a minimum to a maximum, both included. */
    public static Form<Long> whole(long minimum, long maximum) {
        return new Whole(minimum, maximum);
    }

    /** Returns the form of whole numbers from a minimum to a maximum, both included. */
    public static Form<Integer> integer(int minimum, int maximum) {
        return new Int(new Whole(minimum, maximum));
    }

    /** Returns the form of finite numbers in a range. */
    public static Form<Double> number(Interval range) {
        return new Real(range);
    }

    /** Returns the form of texts. */
    public static Form<String> text() {
        return new Text();
    }

    /** Returns the form of {@code true} and {@code false}. */
    public static Form<Boolean> flag() {
        return new Flag();
    }

    private record Whole(long minimum, long maximum) implements Form<Long> {
        @Override
        public Optional<Long> read(Fields fields, String key) {
            return fields.whole(key, minimum, maximum);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.integer(description, "minimum", minimum, "maximum", maximum);
        }

        @Override
        public Object written(Long value) {
            return value;
        }
    }

    private record Int(Whole whole) implements Form<Integer> {
        @Override
        public Optional<Integer> read(Fields fields, String key) {
            return whole.read(fields, key).map(Long::intValue);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return whole.schema(description);
        }

        @Override
        public Object written(Integer value) {
            return value;
        }
    }

    private record Real(Interval range) implements Form<Double> {
        @Override
        public Optional<Double> read(Fields fields, String key) {
            return fields.number(key, range);
        }

        @Override
        public Map<String, Object> schema(String description) {
            Map<String, Object> schema = new LinkedHashMap<>(Json.number(description));
            if (range.low() != Double.NEGATIVE_INFINITY) {
                schema.put("minimum", Json.shortest(range.low()));
            }
            double above = Math.rint(range.high());
            if (range.high() == Math.nextDown(above)) {
                schema.put("exclusiveMaximum", Json.shortest(above));
            } else if (range.high() != Double.POSITIVE_INFINITY) {
                schema.put("maximum", Json.shortest(range.high()));
            }
            return schema;
        }

        @Override
        public Object written(Double value) {
            return value;
        }
    }

    private record Text() implements Form<String> {
        @Override
        public Optional<String> read(Fields fields, String key) {
            return fields.text(key);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.text(description);
        }

        @Override
        public Object written(String value) {
            return value;
        }
    }

    private record Flag() implements Form<Boolean> {
        @Override
        public Optional<Boolean> read(Fields fields, String key) {
            return fields.flag(key);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.map("type", "boolean", "description", description);
        }

        @Override
        public Object written(Boolean value) {
            return value;
        }
    }
}
