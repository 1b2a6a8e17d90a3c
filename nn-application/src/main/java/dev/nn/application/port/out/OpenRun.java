package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/** Finds runs that were left or finished. Untrusted input: everything wrong is a problem. */
public interface OpenRun {

    /**
     * What a run left.
     *
     * @param folder as the user gave it
     * @param experiment the file of the resolved experiment
     * @param provenance what produced the run
     */
    record LeftRun(String folder, String experiment, Node provenance) {}

    /**
     * Returns the run, or why it can't go on.
     *
     * @param finished whether it may be finished: to make its report again
     */
    Validation<Seq<Problem>, LeftRun> open(String run, boolean finished);

    /** Returns the file of the resolved experiment where the path is a run folder, finished or not. */
    Optional<String> experiment(String run);

    /** Returns the file of the run's page for people. */
    String report(String run);

    /** Returns what is kept of a run; it is read when it is asked for, and there may be nothing. */
    KeptRun kept(String run);
}
