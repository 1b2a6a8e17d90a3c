package dev.nn.application.key;

import dev.nn.application.document.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key of an experiment. Reader, JSON schema, documents and resolved experiment take it from here, so that they cannot
 * differ.
 *
 * @param <T> the value as a program has it
 * @param name the key as it is typed
 * @param form of its value
 * @param description its meaning, in the schema and the table of keys
 * @param otherwise the value where the key is left out; absent where that means that nothing is done
 * @param needed whether leaving it out is a problem
 */
public record Key<T>(String name, Form<T> form, String description, Optional<T> otherwise, boolean needed) {

    /** Returns a key without a default. */
    public static <T> Key<T> of(String name, Form<T> form, String description) {
        return new Key<>(name, form, description, Optional.empty(), false);
    }

    /** Returns a key that must be there. */
    public static <T> Key<T> required(String name, Form<T> form, String description) {
        return new Key<>(name, form, description, Optional.empty(), true);
    }

    /** Returns the key with a default. */
    public Key<T> defaultsTo(T value) {
        return new Key<>(name, form, description, Optional.of(value), needed);
    }

    /** Reads the value; a missing or wrong one is absent. */
    public Optional<T> read(Fields fields) {
        return (needed ? fields.required(name) : fields.node(name))
                .flatMap(node -> form.read(node, fields.path(name), fields.problems()));
    }

    /** Reads the value; a missing or wrong one is the default. */
    public T value(Fields fields) {
        return read(fields).or(() -> otherwise).orElseThrow();
    }

    /** Returns the key as a part of a section that always writes it. */
    public <S> Part<S, T> from(Function<S, T> value) {
        return new Part<>(this, value.andThen(Optional::of));
    }

    /** Returns the key as a part of a section that writes it where the value is there. */
    public <S> Part<S, T> fromOptional(Function<S, Optional<T>> value) {
        return new Part<>(this, value);
    }

    /** Returns the key as a property of a JSON schema. */
    public Json.Property property() {
        Map<String, Object> schema = form.schema(description);
        return new Json.Property(
                name,
                otherwise
                        .map(value -> Json.with(schema, "default", Json.shortest(form.written(value, Resolution.NONE))))
                        .orElse(schema),
                needed);
    }

    /**
     * A key, and where its value is in what a section reads.
     *
     * @param <S> what the section reads
     */
    public record Part<S, T>(Key<T> key, Function<S, Optional<T>> value) {
        /** Returns the part of a section that reads more than this one's. */
        public <R> Part<R, T> in(Function<R, S> section) {
            return new Part<>(key, section.andThen(value));
        }

        /** Adds the value as it would be typed; a map with nothing in it is left out. */
        void write(S section, Resolution resolution, Map<String, Object> map) {
            value.apply(section)
                    .map(given -> key.form().written(given, resolution))
                    .filter(written -> !(written instanceof Map<?, ?> inner && inner.isEmpty()))
                    .ifPresent(written -> map.put(key.name(), written));
        }
    }
}
