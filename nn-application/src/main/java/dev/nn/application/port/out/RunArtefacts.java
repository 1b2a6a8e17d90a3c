package dev.nn.application.port.out;

import dev.nn.application.page.Page;
import java.util.Map;

/**
 * A store of the configuration and results of a run, except for the network. Maps are written in
 * order; values are texts, numbers, booleans, arrays, lists and maps. A failing store ends the run
 * with an {@link java.io.UncheckedIOException}.
 */
public interface RunArtefacts {

    /**
     * Saves the resolved experiment, with every default.
     *
     * @param resolved the experiment; {@link dev.nn.application.document.LocatedPath} values are
     *     made relative to where it is saved
     */
    void experiment(Map<String, Object> resolved);

    /** Saves the provenance of the run: the given facts and versions. */
    void provenance(Map<String, Object> facts);

    /** Returns the saved provenance of the run. */
    Map<String, Object> provenance();

    /** Saves how training ended, before the model is saved. */
    void ending(Map<String, Object> ending);

    /** Saves the final metrics. */
    void metrics(Map<String, ?> metrics);

    /** Saves the diagnosed training problems, keyed by name. */
    void verdicts(Map<String, String> verdicts);

    /** Saves the report. */
    void report(Page page);
}
