package dev.nn.domain.spi;

import dev.nn.domain.word.Nearest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a function's declared parameters, with none missing. Immutable;
 * {@link ParameterSpec#defaultOf} lists the types of values.
 */
public final class Arguments {

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /** Returns the default of every parameter. */
    public static Arguments defaults(List<ParameterSpec> parameters) {
        return of(parameters, Map.of());
    }

    /**
     * Returns the given values, with defaults for the other parameters.
     *
     * @throws IllegalArgumentException when a parameter is unknown or a value is not allowed; the
     *     message suggests the nearest name
     */
    public static Arguments of(List<ParameterSpec> parameters, Map<String, ?> given) {
        List<String> names = parameters.stream().map(ParameterSpec::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        names.isEmpty()
                                ? "unknown parameter '" + name + "'; expected none"
                                : "unknown parameter '" + name + "'" + Nearest.hint(name, names));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (ParameterSpec parameter : parameters) {
            Object value = given.get(parameter.name());
            all.put(parameter.name(), value == null ? parameter.defaultOf() : parameter.checked(value));
        }
        return new Arguments(all);
    }

    /** Returns a real or whole number. */
    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    /** Returns a flag. */
    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    /** Returns the chosen word. */
    public String choice(String name) {
        return (String) value(name);
    }

    /** Returns a string. */
    public String text(String name) {
        return (String) value(name);
    }

    /** Returns a path, relative to the working directory or absolute; empty if none is set. */
    public Optional<String> path(String name) {
        String text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Returns a list of numbers. */
    public List<Double> numbers(String name) {
        return ((List<?>) value(name)).stream().map(one -> (Double) one).toList();
    }

    /** Returns a list of strings. */
    public List<String> texts(String name) {
        return ((List<?>) value(name)).stream().map(one -> (String) one).toList();
    }

    /** Returns all values, in declaration order. */
    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    /** Returns all numbers, to substitute them in a formula. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Number number) {
                numbers.put(name, number.doubleValue());
            }
        });
        return numbers;
    }

    /** Returns all numbers except one, which stays a variable. */
    public Map<String, Double> numbersWithout(String name) {
        Map<String, Double> numbers = numbers();
        numbers.remove(name);
        return numbers;
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "undeclared parameter '" + name + "'; expected one of " + values.keySet());
        }
        return value;
    }
}
