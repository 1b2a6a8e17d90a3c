package dev.nn.application.port;

import dev.nn.application.document.Located;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Reads a model file. Untrusted input: everything wrong is a problem, and nothing is allocated on the file's word. */
public interface ReadModel {

    /** Reads the model of a run folder, or a model file; the path is as the user gave it. */
    default Validation<Seq<Problem>, StoredModel> read(String runOrModel) {
        return read(new Located(runOrModel, ""));
    }

    /** Reads one whose path is relative to the document that names it. */
    Validation<Seq<Problem>, StoredModel> read(Located runOrModel);
}
