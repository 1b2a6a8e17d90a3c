package dev.nn.application.problem;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** A collector of the problems of one input, so that all are reported together. Not thread-safe. */
public final class Problems {

    private final ArrayList<Problem> found = new ArrayList<>();

    /** An empty collector. */
    public Problems() {}

    /** Adds a problem. */
    public void add(Position position, String path, String message) {
        found.add(new Problem(position, path, message));
    }

    /** Adds problems found elsewhere. */
    public void addAll(Iterable<Problem> problems) {
        problems.forEach(found::add);
    }

    /** Returns the value, or adds its problems to this collector and returns empty. */
    public <T> Optional<T> valueOf(Validation<Seq<Problem>, T> validation) {
        if (validation.isInvalid()) {
            addAll(validation.getError());
            return Optional.empty();
        }
        return Optional.of(validation.get());
    }

    /** Returns all problems found so far. */
    public java.util.List<Problem> all() {
        return java.util.List.copyOf(found);
    }

    /** Returns whether no problem was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the value if there are no problems, otherwise all problems sorted by position. */
    public <T> Validation<Seq<Problem>, T> validate(Optional<T> value) {
        if (found.isEmpty()) {
            // Rejecting an input without a message would be a bug in nn.
            return Validation.valid(
                    value.orElseThrow(() -> new IllegalStateException("input rejected without a problem")));
        }
        found.sort(Comparator.comparing((Problem p) -> p.position().source())
                .thenComparing(p -> p.position().line())
                .thenComparing(p -> p.position().column()));
        return Validation.invalid(List.ofAll(found));
    }
}
