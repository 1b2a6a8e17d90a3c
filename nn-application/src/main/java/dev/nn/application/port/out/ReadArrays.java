package dev.nn.application.port.out;

import dev.nn.application.problem.Problem;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.table.Table;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Optional;

/**
 * Reads arrays of numbers. Untrusted input: everything wrong is a problem, and sizes are not taken on trust. A table of them
 * has the columns {@code feature_0}, {@code feature_1} and so on, and {@code target}, or {@code target_0} and so on where there
 * are several.
 */
public interface ReadArrays {

    /** Whether the file begins as files of arrays do; false for one that can't be read. The path is as the user gave it. */
    boolean recognises(String file);

    /**
     * A table of two arrays, or of the first alone.
     *
     * @param base the document that paths are relative to; empty for paths as the user gave them
     */
    Validation<Seq<Problem>, Table> read(Array features, Optional<Array> target, String base);
}
