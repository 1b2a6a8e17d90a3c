package dev.nn.application.port;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Reads an experiment file into a tree with positions. Untrusted input: everything wrong is a problem. */
public interface ReadDocument {

    /** Reads a file; the path is as the user gave it. */
    Validation<Seq<Problem>, Node> read(String file);

    /** Reads the text of a single value, as an option holds it. */
    Validation<Seq<Problem>, Node> value(String text, String source);
}
