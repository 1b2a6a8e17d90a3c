package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Jars that are opened when something is missed that nn itself doesn't have, and not before. Thread-safe. */
final class Jars {

    /** No jars, wherever they are. */
    static final Jars NONE = new Jars(() -> new Content(List.of(), List.of(), List.of()));

    private final Supplier<Content> open;
    private @Nullable Content content;

    Jars(Supplier<Content> open) {
        this.open = open;
    }

    /**
     * What is in them.
     *
     * @param warnings a line for each jar that is left out
     * @param errors for which none of them can be used
     */
    record Content(List<FunctionOffer> offers, List<Problem> warnings, List<Problem> errors) {}

    /** Opens them; what keeps all of them from being used is a problem, told once. */
    synchronized void open(Problems problems) {
        if (content == null) {
            content = open.get();
            problems.addAll(content.errors());
        }
    }

    /** What they offer; nothing before they are opened. */
    synchronized List<FunctionOffer> offers() {
        Content opened = content;
        return opened == null || !opened.errors().isEmpty() ? List.of() : opened.offers();
    }

    /** Where what they offer is from. */
    List<Origin> origins() {
        return offers().stream().map(FunctionOffer::origin).distinct().toList();
    }

    /** A line for each jar that is left out. */
    synchronized List<Problem> warnings() {
        Content opened = content;
        return opened == null ? List.of() : opened.warnings();
    }
}
