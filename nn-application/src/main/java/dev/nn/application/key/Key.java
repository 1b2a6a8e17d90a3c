package dev.nn.application.key;

import dev.nn.application.document.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key of an experiment: the single source for reader, JSON schema, documents and resolved
 * experiment, so that they cannot differ.
 *
 * @param <T> the type of the value in Java
 * @param name the key as typed
 * @param form the form of its value
 * @param description its meaning, for the schema and the table of keys
 * @param defaultValue the default; absent if nothing is done without the key
 * @param required whether the key is required
 */
public record Key<T>(String name, Form<T> form, String description, Optional<T> defaultValue, boolean required) {

    /** Returns a key without a default. */
    public static <T> Key<T> of(String name, Form<T> form, String description) {
        return new Key<>(name, form, description, Optional.empty(), false);
    }

    /** Returns a required key. */
    public static <T> Key<T> required(String name, Form<T> form, String description) {
        return new Key<>(name, form, description, Optional.empty(), true);
    }

    /** Returns the key with a default. */
    public Key<T> defaultsTo(T value) {
        return new Key<>(name, form, description, Optional.of(value), required);
    }

    /** Reads the value; absent if it is missing or invalid. */
    public Optional<T> read(Fields fields) {
        return (required ? fields.required(name) : fields.node(name))
                .flatMap(node -> form.read(node, fields.path(name), fields.problems()));
    }

    /** Reads the value; the default if it is missing or invalid. */
    public T value(Fields fields) {
        return read(fields).or(() -> defaultValue).orElseThrow();
    }

    /** Returns the key as a part of a section that always writes it. */
    public <S> Part<S, T> from(Function<S, T> value) {
        return new Part<>(this, value.andThen(Optional::of));
    }

    /** Returns the key as a part of a section that writes it if there is a value. */
    public <S> Part<S, T> fromOptional(Function<S, Optional<T>> value) {
        return new Part<>(this, value);
    }

    /** Returns the key as a property of a JSON schema. */
    public Json.Property property() {
        Map<String, Object> schema = form.schema(description);
        return new Json.Property(
                name,
                defaultValue
                        .map(value -> Json.with(schema, "default", Json.shortest(form.written(value, Resolution.NONE))))
                        .orElse(schema),
                required);
    }

    /**
     * A key and the access to its value in a section.
     *
     * @param <S> the type that the section reads
     */
    public record Part<S, T>(Key<T> key, Function<S, Optional<T>> value) {
        /** Returns the part for an enclosing section, which contains this part's section. */
        public <R> Part<R, T> in(Function<R, S> section) {
            return new Part<>(key, section.andThen(value));
        }

        /** Adds the value as a user would type it; an empty map is omitted. */
        void write(S section, Resolution resolution, Map<String, Object> map) {
            value.apply(section)
                    .map(given -> key.form().written(given, resolution))
                    .filter(written -> !(written instanceof Map<?, ?> inner && inner.isEmpty()))
                    .ifPresent(written -> map.put(key.name(), written));
        }
    }
}
