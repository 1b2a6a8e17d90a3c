package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/** Access to interrupted and finished runs. Untrusted input: every error is a problem. */
public interface OpenRun {

    /**
     * A saved run.
     *
     * @param folder the run folder, as the user typed it
     * @param experiment the file of the resolved experiment
     * @param provenance the provenance of the run
     */
    record InterruptedRun(String folder, String experiment, Node provenance) {}

    /**
     * Returns the run, or the reasons why it cannot be resumed.
     *
     * @param finished whether a finished run is allowed, to recreate its report
     */
    Validation<Seq<Problem>, InterruptedRun> open(String run, boolean finished);

    /** Returns the file of the resolved experiment if the path is a run folder, finished or not. */
    Optional<String> experiment(String run);

    /** Returns the file of the run's report. */
    String report(String run);

    /** Returns the saved content of a run, which is read on demand and may be missing. */
    StoredRun stored(String run);
}
