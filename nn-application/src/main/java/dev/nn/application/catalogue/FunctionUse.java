package dev.nn.application.catalogue;

import dev.nn.application.document.LocatedPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a function was asked for, with every default written out: enough to make it again.
 *
 * @param name the function's own name, never an alias; {@link #FORMULA} where it is written
 * @param arguments every parameter in the order of declaration; for a written function all of its keys
 */
public record FunctionUse(String name, Map<String, Object> arguments) {

    /** The key of a function that is written in the experiment itself. */
    public static final String FORMULA = "formula";

    public FunctionUse {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** As it is typed: {@code relu}, {@code {elu: {alpha: 1.0}}} or {@code {formula: "x^2"}}. */
    public Object written() {
        if (name.equals(FORMULA)) {
            return arguments;
        }
        return arguments.isEmpty() ? name : Map.of(name, arguments);
    }

    /** For people: {@code relu}, {@code elu {alpha=1.0}} or {@code x^2}. */
    public String words() {
        if (name.equals(FORMULA)) {
            return String.valueOf(arguments.get(FORMULA));
        }
        if (arguments.isEmpty()) {
            return name;
        }
        Map<String, Object> shown = new LinkedHashMap<>(arguments);
        shown.replaceAll((key, value) -> value instanceof LocatedPath located ? located.path() : value);
        return name + " " + shown;
    }
}
