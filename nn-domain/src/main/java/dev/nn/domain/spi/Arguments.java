package dev.nn.domain.spi;

import dev.nn.domain.word.Nearest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values for a function's declared parameters, every one present. Immutable; values are of the types that
 * {@link ParameterSpec#defaultOf} names.
 */
public final class Arguments {

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /** The default of every parameter. */
    public static Arguments defaults(List<ParameterSpec> parameters) {
        return of(parameters, Map.of());
    }

    /**
     * Returns the given values, and defaults for the parameters without one.
     *
     * @throws IllegalArgumentException when there is no parameter of a name, or a value is not allowed; the message has the nearest
     *     name
     */
    public static Arguments of(List<ParameterSpec> parameters, Map<String, ?> given) {
        List<String> names = parameters.stream().map(ParameterSpec::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        names.isEmpty()
                                ? "there are no parameters, found '" + name + "'"
                                : "no parameter named '" + name + "'" + Nearest.hint(name, names));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (ParameterSpec parameter : parameters) {
            Object value = given.get(parameter.name());
            all.put(parameter.name(), value == null ? parameter.defaultOf() : parameter.checked(value));
        }
        return new Arguments(all);
    }

    /** A real or whole number. */
    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    /** Yes or no. */
    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    /** The chosen word. */
    public String choice(String name) {
        return (String) value(name);
    }

    /** Returns a text. */
    public String text(String name) {
        return (String) value(name);
    }

    /** Returns a path, relative to the working directory or absolute; empty where none is given. */
    public Optional<String> path(String name) {
        String text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Returns a list of numbers. */
    public List<Double> numbers(String name) {
        return ((List<?>) value(name)).stream().map(one -> (Double) one).toList();
    }

    /** Returns a list of texts. */
    public List<String> texts(String name) {
        return ((List<?>) value(name)).stream().map(one -> (String) one).toList();
    }

    /** All values, in the order of declaration. */
    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    /** All numbers, for putting into a formula. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Number number) {
                numbers.put(name, number.doubleValue());
            }
        });
        return numbers;
    }

    /** All numbers but one, which stays a variable. */
    public Map<String, Double> numbersWithout(String name) {
        Map<String, Double> numbers = numbers();
        numbers.remove(name);
        return numbers;
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no parameter '" + name + "' was declared; there are " + values.keySet());
        }
        return value;
    }
}
