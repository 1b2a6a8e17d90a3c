package dev.nn.application.document;

import dev.nn.application.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What could be read of a text: a tree where there is one, and what is wrong. Both may be there, so that later stages
 * can find their own problems.
 */
public record Document(Optional<Node> root, List<Problem> problems) {

    public Document {
        problems = List.copyOf(problems);
    }
}
