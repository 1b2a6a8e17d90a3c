package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plugin jars, opened on the first lookup of a name that is not built into nn. Thread-safe. */
final class Jars {

    /** An empty set of jars. */
    static final Jars NONE = new Jars(() -> new Content(List.of(), List.of(), List.of()));

    private final Supplier<Content> open;
    private @Nullable Content content;

    Jars(Supplier<Content> open) {
        this.open = open;
    }

    /**
     * The contents of the jars.
     *
     * @param warnings one warning for each jar that was skipped
     * @param errors problems that make all jars unusable
     */
    record Content(List<FunctionOffer> offers, List<Problem> warnings, List<Problem> errors) {}

    /** Opens the jars on the first call, and adds any problems that make all of them unusable. */
    synchronized void open(Problems problems) {
        if (content == null) {
            content = open.get();
            problems.addAll(content.errors());
        }
    }

    /** Returns the offers of the jars; empty until they are opened. */
    synchronized List<FunctionOffer> offers() {
        Content opened = content;
        return opened == null || !opened.errors().isEmpty() ? List.of() : opened.offers();
    }

    /** Returns the origins of the offers. */
    List<Origin> origins() {
        return offers().stream().map(FunctionOffer::origin).distinct().toList();
    }

    /** Returns one warning for each jar that was skipped. */
    synchronized List<Problem> warnings() {
        Content opened = content;
        return opened == null ? List.of() : opened.warnings();
    }
}
