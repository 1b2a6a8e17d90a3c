package dev.nn.application.key;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form of a value: how it is read, described and written. Forms have no state.
 *
 * @param <T> the value as a program has it
 */
public interface Form<T> {

    /** Reads the value at a path of the document; a wrong one is added to the problems and reads as absent. */
    Optional<T> read(Node node, String path, Problems problems);

    /** Returns the JSON schema of the value. */
    Map<String, Object> schema(String description);

    /** Returns the value as it would be typed: single values are typed as they are. */
    default Object written(T value, Resolution resolution) {
        return value;
    }

    /** Returns those paths of the document, at this one or below it, where the name of a file is typed. */
    default Stream<String> files(String path) {
        return Stream.empty();
    }
}
