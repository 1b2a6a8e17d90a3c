package dev.nn.application.port.out;

import dev.nn.application.problem.Problem;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.table.Table;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/**
 * A reader of numeric arrays. Untrusted input: every error is a problem, and sizes are not trusted.
 * A table of arrays has the columns {@code feature_0}, {@code feature_1} and so on, and {@code
 * target}, or {@code target_0} and so on for several targets.
 */
public interface ReadArrays {

    /**
     * Returns whether the file begins like an array file; false if it cannot be read. The path is
     * as the user typed it.
     */
    boolean recognises(String file);

    /**
     * Reads a table from two arrays, or from the features alone.
     *
     * @param base the document that paths are relative to; empty for paths as the user typed them
     */
    Validation<Seq<Problem>, Table> read(Array features, Optional<Array> target, String base);
}
