package dev.nn.application.key;

import dev.nn.application.document.LocatedPath;
import java.util.Map;
import java.util.Optional;

/**
 * What is known once an experiment is resolved, for writing it with nothing left out.
 *
 * @param file of the experiment, which its paths are relative to
 * @param functions by the paths where they are asked for, each as it would be typed with all of its parameters
 */
public record Resolution(String file, Map<String, Object> functions) {

    /** Nothing: values are written as they were typed. */
    public static final Resolution NONE = new Resolution("", Map.of());

    /** Returns the function at a path with all of its parameters. */
    public Optional<Object> function(String path) {
        return Optional.ofNullable(functions.get(path));
    }

    /** Returns a path beside the file that it is relative to. */
    public LocatedPath located(String path) {
        return new LocatedPath(path, file);
    }
}
