package dev.nn.domain.spi;

import dev.nn.domain.function.Interval;
import java.util.List;

/** A declared parameter of a function: its name, what it may be, and its default. */
public sealed interface ParameterSpec {

    /** As typed in an experiment file. */
    String name();

    /** One sentence. */
    String description();

    /** The default, as it would be typed. */
    String defaultText();

    /** What is allowed, for messages: "a number in [0, 1]". */
    String allowed();

    /** A real number. */
    record Real(String name, double defaultValue, Interval range, String description) implements ParameterSpec {
        @Override
        public String defaultText() {
            return Double.toString(defaultValue);
        }

        @Override
        public String allowed() {
            return range.equals(Interval.ALL) ? "a number" : "a number in " + range;
        }
    }

    /** A whole number. */
    record Whole(String name, long defaultValue, long minimum, long maximum, String description)
            implements ParameterSpec {
        @Override
        public String defaultText() {
            return Long.toString(defaultValue);
        }

        @Override
        public String allowed() {
            return "a whole number from " + minimum + " to " + maximum;
        }
    }

    /** Yes or no. */
    record Flag(String name, boolean defaultValue, String description) implements ParameterSpec {
        @Override
        public String defaultText() {
            return Boolean.toString(defaultValue);
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** One of a few words. */
    record Choice(String name, String defaultValue, List<String> choices, String description) implements ParameterSpec {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public String defaultText() {
            return defaultValue;
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", choices);
        }
    }

    /** A real number in a range. */
    static ParameterSpec number(String name, double defaultValue, Interval range, String description) {
        return new Real(name, defaultValue, range, description);
    }
}
