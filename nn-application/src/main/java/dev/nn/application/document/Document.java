package dev.nn.application.document;

import dev.nn.application.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a text: a tree, if it could be read, and the problems found. Both may be
 * present, so that later stages can find their own problems.
 *
 * @param sha256 hash of the bytes that were read; empty if none could be
 */
public record Document(Optional<Node> root, List<Problem> problems, String sha256) {

    public Document {
        problems = List.copyOf(problems);
    }
}
