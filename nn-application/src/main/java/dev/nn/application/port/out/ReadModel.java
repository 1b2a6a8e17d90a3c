package dev.nn.application.port.out;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;
import java.util.Set;

/** Reads a model file. Untrusted input: everything wrong is a problem, and nothing is allocated on the file's word. */
public interface ReadModel {

    /** Reads the model of a run folder, or a model file; the path is as the user gave it. */
    default Validation<Seq<Problem>, StoredModel> read(String runOrModel) {
        return read(new LocatedPath(runOrModel, ""));
    }

    /** Reads one whose path is relative to the document that names it. */
    Validation<Seq<Problem>, StoredModel> read(LocatedPath runOrModel);

    /** Returns the hashes of the plugin jars that a run had, where they are known: beside the model in its run folder. */
    Optional<Set<String>> plugins(String runOrModel);
}
