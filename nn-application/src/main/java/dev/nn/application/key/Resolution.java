package dev.nn.application.key;

import dev.nn.application.document.LocatedPath;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of a resolved experiment that are needed to write it in full.
 *
 * @param file the experiment file, which its paths are relative to
 * @param functions the functions by their paths in the experiment, as typed with all parameters
 */
public record Resolution(String file, Map<String, Object> functions) {

    /** An empty resolution: values are written as typed. */
    public static final Resolution NONE = new Resolution("", Map.of());

    /** Returns the function at a path with all of its parameters. */
    public Optional<Object> function(String path) {
        return Optional.ofNullable(functions.get(path));
    }

    /** Returns a path together with the file that it is relative to. */
    public LocatedPath located(String path) {
        return new LocatedPath(path, file);
    }
}
