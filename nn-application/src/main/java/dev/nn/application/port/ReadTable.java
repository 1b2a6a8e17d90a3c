package dev.nn.application.port;

import dev.nn.application.data.Table;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Reads a data file. Untrusted input: everything wrong is a problem. */
public interface ReadTable {

    /**
     * Reads a table.
     *
     * @param path as the experiment names it, relative to the experiment's file
     * @param experiment the experiment's file as the user gave it
     */
    Validation<Seq<Problem>, Table> read(String path, String experiment);
}
