package dev.nn.application.port.out;

import dev.nn.application.page.Page;
import java.util.Map;

/**
 * Keeps what a run is and what came of it, but for the network. Maps are written in their order; values are texts, numbers, flags,
 * arrays, lists and maps. A store that fails ends the run with an {@link java.io.UncheckedIOException}.
 */
public interface RunArtefacts {

    /**
     * Keeps the experiment as it is run, every default written out.
     *
     * @param resolved may hold {@link dev.nn.application.document.LocatedPath} paths, which are made relative to where it is kept
     */
    void experiment(Map<String, Object> resolved);

    /** Keeps what produced the run: the given facts, and versions. */
    void provenance(Map<String, Object> facts);

    /** Returns what produced the run, as it was kept. */
    Map<String, Object> provenance();

    /** Keeps how the training ended, before the model. */
    void ending(Map<String, Object> ending);

    /** Keeps the final figures. */
    void metrics(Map<String, ?> metrics);

    /** Keeps what is to be said against the training, by the names of the troubles. */
    void verdicts(Map<String, String> verdicts);

    /** Keeps a page for people. */
    void report(Page page);
}
