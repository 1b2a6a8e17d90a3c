package dev.nn.application.port;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Opens the folder of a run that was left. Untrusted input: everything wrong is a problem. */
public interface OpenRun {

    /**
     * What a run left.
     *
     * @param folder as the user gave it
     * @param experiment the file of the resolved experiment
     * @param provenance what produced the run
     * @param checkpoint the newest state that is whole; its numbers are in the description
     */
    record LeftRun(String folder, String experiment, Node provenance, StoredModel checkpoint) {}

    /** The run, or why it can't go on. */
    Validation<Seq<Problem>, LeftRun> open(String run);

    /** The hash of a file's content, empty where it can't be read. */
    String sha256(String file);
}
