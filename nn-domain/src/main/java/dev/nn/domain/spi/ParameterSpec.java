package dev.nn.domain.spi;

import dev.nn.domain.function.Interval;
import dev.nn.domain.word.Nearest;
import java.util.List;
import java.util.stream.Collectors;

/** A declared parameter of a function: its name, allowed values and default. */
public sealed interface ParameterSpec {

    /** Returns the name, as typed in an experiment file. */
    String name();

    /** Returns the description, one sentence. */
    String description();

    /**
     * Returns the default: a {@link Double}, {@link Long}, {@link Boolean}, {@link String} or
     * {@link List} of doubles or strings.
     */
    Object defaultOf();

    /** Returns the default as it is written in an experiment file. */
    default String defaultText() {
        return defaultOf().toString();
    }

    /** Returns the allowed values, for messages: "a number in [0, 1]". */
    String allowed();

    /**
     * Returns a given value, converted to the type of the default.
     *
     * @throws IllegalArgumentException when the value is not allowed; the message lists the allowed
     *     values
     */
    Object checked(Object given);

    /** Returns the exception for a value that is not allowed. */
    private IllegalArgumentException refused(Object given) {
        return new IllegalArgumentException("'" + name() + "' should be " + allowed() + ", found "
                + (given instanceof String text ? "'" + text + "'" : given));
    }

    /** A real number. */
    record Real(String name, double defaultValue, Interval range, String description) implements ParameterSpec {
        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return range.equals(Interval.ALL) ? "a number" : "a number in " + range;
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof Number number && range.contains(number.doubleValue())) {
                return number.doubleValue();
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /** A whole number. */
    record Whole(String name, long defaultValue, long minimum, long maximum, String description)
            implements ParameterSpec {
        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return "a whole number from " + minimum + " to " + maximum;
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof Number number
                    && number.longValue() == number.doubleValue()
                    && number.longValue() >= minimum
                    && number.longValue() <= maximum) {
                return number.longValue();
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /** A flag: true or false. */
    record Flag(String name, boolean defaultValue, String description) implements ParameterSpec {
        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof Boolean) {
                return given;
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /** A choice from a list of words. */
    record Choice(String name, String defaultValue, List<String> choices, String description) implements ParameterSpec {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", choices);
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof String word && choices.contains(word)) {
                return word;
            }
            String hint = given instanceof String word ? Nearest.hint(word, choices) : "";
            throw new IllegalArgumentException(
                    ((ParameterSpec) this).refused(given).getMessage() + hint);
        }
    }

    /** A string. */
    record Text(String name, String defaultValue, String description) implements ParameterSpec {
        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return "a string";
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof String) {
                return given;
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /**
     * A path of a file or directory. An experiment states it relative to the experiment file; the
     * function receives it relative to the working directory, or absolute. Empty if none is set.
     */
    record Path(String name, String description) implements ParameterSpec {
        @Override
        public Object defaultOf() {
            return "";
        }

        @Override
        public String allowed() {
            return "a path";
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof String text && text.indexOf('\0') < 0) {
                return text;
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /** A list of numbers. */
    record Numbers(String name, List<Double> defaultValue, Interval range, String description)
            implements ParameterSpec {
        public Numbers {
            defaultValue = List.copyOf(defaultValue);
        }

        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return range.equals(Interval.ALL) ? "a list of numbers" : "a list of numbers in " + range;
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof List<?> list
                    && list.stream().allMatch(one -> one instanceof Number n && range.contains(n.doubleValue()))) {
                return list.stream().map(one -> ((Number) one).doubleValue()).collect(Collectors.toUnmodifiableList());
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /** A list of strings. */
    record Texts(String name, List<String> defaultValue, String description) implements ParameterSpec {
        public Texts {
            defaultValue = List.copyOf(defaultValue);
        }

        @Override
        public Object defaultOf() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return "a list of strings";
        }

        @Override
        public Object checked(Object given) {
            if (given instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return List.copyOf(list);
            }
            throw ((ParameterSpec) this).refused(given);
        }
    }

    /** Returns the spec of a real number in a range. */
    static ParameterSpec number(String name, double defaultValue, Interval range, String description) {
        return new Real(name, defaultValue, range, description);
    }
}
