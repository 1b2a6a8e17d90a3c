package dev.nn.application.problem;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** Collects the problems of one input, so that all are reported together. Not thread-safe. */
public final class Problems {

    private final ArrayList<Problem> found = new ArrayList<>();

    /** Nothing found yet. */
    public Problems() {}

    /** Adds a problem. */
    public void add(Position position, String path, String message) {
        found.add(new Problem(position, path, message));
    }

    /** Adds problems that were found elsewhere. */
    public void addAll(Iterable<Problem> problems) {
        problems.forEach(found::add);
    }

    /** The value, or nothing once its problems are added to these. */
    public <T> Optional<T> valueOf(Validation<Seq<Problem>, T> validation) {
        if (validation.isInvalid()) {
            addAll(validation.getError());
            return Optional.empty();
        }
        return Optional.of(validation.get());
    }

    /** All that was found so far. */
    public java.util.List<Problem> all() {
        return java.util.List.copyOf(found);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The value when nothing is wrong, otherwise every problem in the order of the file. */
    public <T> Validation<Seq<Problem>, T> validate(Optional<T> value) {
        if (found.isEmpty()) {
            // An input that is refused without a word would be our own fault.
            return Validation.valid(
                    value.orElseThrow(() -> new IllegalStateException("refused, but no problem named")));
        }
        found.sort(Comparator.comparing((Problem p) -> p.position().source())
                .thenComparing(p -> p.position().line())
                .thenComparing(p -> p.position().column()));
        return Validation.invalid(List.ofAll(found));
    }
}
