package dev.nn.application.catalogue;

import dev.nn.application.document.LocatedPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request for a function with every default written out: enough to recreate it.
 *
 * @param name the function's own name, never an alias; {@link #FORMULA} for a formula
 * @param arguments every parameter in declaration order; for a formula, all of its keys
 */
public record FunctionUse(String name, Map<String, Object> arguments) {

    /** The key of a function that the experiment defines by a formula. */
    public static final String FORMULA = "formula";

    public FunctionUse {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Returns the form in an experiment file: {@code relu}, {@code {elu: {alpha: 1.0}}} or {@code
     * {formula: "x^2"}}.
     */
    public Object written() {
        if (name.equals(FORMULA)) {
            return arguments;
        }
        return arguments.isEmpty() ? name : Map.of(name, arguments);
    }

    /** Returns the form for people: {@code relu}, {@code elu {alpha=1.0}} or {@code x^2}. */
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
