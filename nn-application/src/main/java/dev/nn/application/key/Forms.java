package dev.nn.application.key;

import dev.nn.application.document.Fields;
import dev.nn.domain.function.Interval;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The forms of single values. */
public final class Forms {

    private Forms() {}

    /** Returns the form of whole numbers from a minimum to a maximum, both included. */
    public static Form<Long> whole(long minimum, long maximum) {
        return new Single<>(
                (fields, key) -> fields.whole(key, minimum, maximum),
                description -> bounded(description, minimum, maximum));
    }

    /** Returns the form of whole numbers from a minimum to a maximum, both included. */
    public static Form<Integer> integer(int minimum, int maximum) {
        return new Single<>(
                (fields, key) -> fields.whole(key, minimum, maximum).map(Long::intValue),
                description -> bounded(description, minimum, maximum));
    }

    /** Returns the form of finite numbers in a range. */
    public static Form<Double> number(Interval range) {
        return new Single<>(
                (fields, key) -> fields.number(key, range), description -> Json.in(range, Json.number(description)));
    }

    /** Returns the form of texts. */
    public static Form<String> text() {
        return new Single<>(Fields::text, Json::text);
    }

    /** Returns the form of {@code true} and {@code false}. */
    public static Form<Boolean> flag() {
        return new Single<>(Fields::flag, description -> Json.map("type", "boolean", "description", description));
    }

    private static Map<String, Object> bounded(String description, long minimum, long maximum) {
        return Json.integer(description, "minimum", minimum, "maximum", maximum);
    }

    private record Single<T>(
            BiFunction<Fields, String, Optional<T>> reader, Function<String, Map<String, Object>> describer)
            implements Form<T> {
        @Override
        public Optional<T> read(Fields fields, String key) {
            return reader.apply(fields, key);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return describer.apply(description);
        }
    }
}
