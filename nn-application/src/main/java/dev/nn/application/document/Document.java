package dev.nn.application.document;

import dev.nn.application.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What could be read of a text: a tree where there is one, and what is wrong. Both may be there, so that later stages
 * can find their own problems.
 *
 * @param sha256 of the bytes that were read; empty where none could be
 */
public record Document(Optional<Node> root, List<Problem> problems, String sha256) {

    public Document {
        problems = List.copyOf(problems);
    }
}
