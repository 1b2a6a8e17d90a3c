package dev.nn.domain.spi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values for a function's declared parameters, every one present. Immutable; values are {@link Double}, {@link Long},
 * {@link Boolean} or {@link String}.
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

    /** The given values, and defaults for the parameters without one; checked by whoever read them. */
    public static Arguments of(List<ParameterSpec> parameters, Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (ParameterSpec parameter : parameters) {
            Object value = given.get(parameter.name());
            all.put(parameter.name(), value == null ? defaultOf(parameter) : value);
        }
        return new Arguments(all);
    }

    private static Object defaultOf(ParameterSpec parameter) {
        if (parameter instanceof ParameterSpec.Real real) {
            return real.defaultValue();
        } else if (parameter instanceof ParameterSpec.Whole whole) {
            return whole.defaultValue();
        } else if (parameter instanceof ParameterSpec.Flag flag) {
            return flag.defaultValue();
        }
        return ((ParameterSpec.Choice) parameter).defaultValue();
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
