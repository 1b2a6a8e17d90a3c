package dev.nn.application.port.out;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of model files. Untrusted input: every error is a problem, and no memory is allocated
 * based on sizes that the file merely states.
 */
public interface ReadModel {

    /** Reads the model of a run folder, or a model file; the path is as the user typed it. */
    default Validation<Seq<Problem>, StoredModel> read(String runOrModel) {
        return read(new LocatedPath(runOrModel, ""));
    }

    /** Reads a model whose path is relative to the document that names it. */
    Validation<Seq<Problem>, StoredModel> read(LocatedPath runOrModel);

    /**
     * Returns the hashes of the plugin jars of a run, if known; they are stored beside the model in
     * its run folder.
     */
    Optional<Set<String>> plugins(String runOrModel);
}
