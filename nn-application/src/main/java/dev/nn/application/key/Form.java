package dev.nn.application.key;

import dev.nn.application.document.Fields;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a key's value: how it is read, described and written. Forms have no state.
 *
 * @param <T> the value as a program has it
 */
public interface Form<T> {

    /** Reads the value of a key; a wrong one is added to the problems of the fields and reads as absent. */
    Optional<T> read(Fields fields, String key);

    /** Returns the JSON schema of the value. */
    Map<String, Object> schema(String description);

    /** Returns the value as it would be typed: single values are typed as they are. */
    default Object written(T value) {
        return value;
    }
}
