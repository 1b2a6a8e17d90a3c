package dev.nn.application.port;

import dev.nn.domain.network.Parameters;
import java.util.Map;

/** Keeps what comes of a run. */
public interface KeepRun {

    /**
     * Makes a new folder for a run.
     *
     * @param out the folder that holds all runs
     */
    RunFolder start(String out, String experiment);

    /** One run's folder. Maps are written in their order; values are texts, numbers, lists and maps. */
    interface RunFolder {
        /** Adds one event to the journal. */
        void journal(Map<String, Object> event);

        /** Keeps the experiment's files as they were given, and what produced the run. */
        void provenance(String experimentFile, Map<String, Object> facts);

        /** Keeps the final figures. */
        void metrics(Map<String, Map<String, Object>> metrics);

        /** Keeps the network. */
        void model(Parameters parameters, Map<String, Object> description);

        /** Where it is, for people. */
        String path();
    }
}
