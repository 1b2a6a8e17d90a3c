package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form of a value: it reads, describes and writes the value. Stateless.
 *
 * @param <T> the type of the value in Java
 */
public interface Form<T> {

    /** Reads the value at a path of the document. An invalid value adds a problem and is absent. */
    Optional<T> read(Node node, String path, Problems problems);

    /** Returns the JSON schema of the value. */
    Map<String, Object> schema(String description);

    /** Returns the value as a user would type it; by default, the value itself. */
    default Object written(T value, Resolution resolution) {
        return value;
    }

    /** Returns the paths of the document, at or below this one, that contain file names. */
    default Stream<String> files(String path) {
        return Stream.empty();
    }
}
